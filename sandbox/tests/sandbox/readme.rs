//! The README: whatever it lists is there, and whatever is there is in it.

use komoju_sandbox::{Options, Seed, help, scenarios};
use reqwest::Method;
use serde_json::json;

use crate::support::{Body, Key, start, start_with};

const README: &str = include_str!("../../README.md");

fn assert_named(word: &str) {
    assert!(README.contains(&format!("`{word}`")), "the README does not name `{word}`");
}

#[test]
fn every_flag_is_in_it_with_what_follows() {
    let mut seen = 0;
    for line in help().lines().filter(|line| line.trim_start().starts_with('-')) {
        // Two blanks end a flag and what follows it.
        let flag = line[line.find("--").unwrap()..].split("  ").next().unwrap();
        assert_named(flag);
        seen += 1;
    }
    assert!(seen > 10, "the flags were not found");
    for flag in README.split("`--").skip(1).filter_map(|rest| rest.split(['`', ' ']).next()) {
        assert!(help().contains(&format!("--{flag}")), "there is no --{flag}");
    }
}

#[tokio::test]
async fn its_seeds_can_be_laid_out() {
    let seeds: Vec<Seed> = README
        .split("```json\n")
        .skip(1)
        .map(|rest| Seed::parse("README", rest.split("```").next().unwrap()).unwrap())
        .collect();
    assert!(!seeds.is_empty(), "the seeds were not found");
    let running = start_with(Options { seeds, ..Options::default() }).await;
    assert_eq!(running.show("atthetill").await["payment"]["total"], 5020);
}

#[tokio::test]
async fn every_address_it_lists_is_there() {
    let running = start().await;
    let mut seen = 0;
    for line in README.lines().filter_map(|line| line.strip_prefix("| `")) {
        let Some((request, _)) = line.split_once('`') else { continue };
        let Some((method, path)) = request.split_once(" /sandbox") else { continue };
        let method: Method = method.parse().unwrap();
        let path = format!("/sandbox{}", path.replace("{id}", "nobody"));
        let answer = running.send(method, &path, Key::None, Body::Json(&json!({}))).await;
        assert!(answer.status != 405 && !answer.header("content-type").starts_with("text/html"), "{request}");
        seen += 1;
    }
    assert!(seen > 20, "the addresses were not found");
}

#[tokio::test]
async fn every_word_of_scenarios_seeds_and_faults_is_in_it() {
    for scenario in scenarios() {
        assert_named(scenario.name);
    }
    for odd in [r#"{"sessions":[{"state":"?"}]}"#, r#"{"cards":[{"number":"4111111111111111","does":"?"}]}"#] {
        let problem = Seed::parse("x", odd).err().unwrap();
        let words = problem.split_once("is none of ").unwrap().1.split(", and").next().unwrap();
        words.split(", ").for_each(assert_named);
    }
    let running = start().await;
    for named in running.get("/sandbox/faults/named").await.json.as_array().unwrap() {
        assert_named(named["name"].as_str().unwrap());
    }
}
