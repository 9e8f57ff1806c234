//! The command line: its flags, what `--help` says, and how a mistake is told.

use std::ffi::OsString;
use std::time::Duration;

use lexopt::prelude::{Long, Short, ValueExt};
use url::Url;

use crate::clock;
use crate::options::Options;
use crate::return_url;
use crate::seed::{Seed, scenarios};

/// What a command line asks for.
pub enum Asked {
    /// To run.
    Run(Box<Options>),
    /// To be told how (`--help`).
    Help,
    /// To be told which version this is (`--version`).
    Version,
}

/// The flags, grouped, as `--help` shows them.
const FLAGS: &str = "\
Where it listens
  --port N               API and pages on 127.0.0.1 (default 4002; 0 = any free port)
  --bank-port N          the bank's 3-D Secure page (default 4003; 0 = any free port)
  --public-url URL       the API's address as others see it (default http://127.0.0.1:PORT)

Keys
  --secret-key KEY       the shop's server's (default sk_test_sandbox)
  --publishable-key KEY  the browser's (default pk_test_sandbox)

Webhooks
  --webhook-url URL      where to post them (default: nowhere)
  --webhook-secret KEY   signs them (default whsec_sandbox)
  --webhook-wait MS      before the second try; each further wait is twice as long (default 1000)

The world it begins with
  --scenario NAME        one of those below; can be given more than once
  --seed FILE            one of your own, as JSON; can be given more than once
  --clock TIME           what it takes for the present, such as 2026-12-31T23:59:00+09:00
                         (default: the machine's clock, or the seed's)

How it behaves
  --quiet                no line per request on stderr
  --exit-with-stdin      end when stdin ends
  -h, --help             this text
  -V, --version          the version
";

/// What `--help` prints.
pub fn help() -> String {
    let mut text = format!(
        "{}\n\nKOMOJU, offline: its API, the pages it sends shoppers to, a bank, and webhooks, for developing a shop\n\
         and for its own tests. It needs no account and no network, keeps everything in memory, and moves no money.\n\n\
         Usage: komoju-sandbox [FLAGS]\n\n{FLAGS}\nScenarios\n",
        version()
    );
    for scenario in scenarios() {
        text.push_str(&format!("  {:<10} {}\n", scenario.name, scenario.about()));
    }
    text.push_str(
        "\nOnce it listens, it prints one line of JSON on stdout with its addresses:\n\
         {\"api\":\"http://127.0.0.1:4002\",\"bank\":\"http://127.0.0.1:4003\"}\n\
         At http://127.0.0.1:4002/sandbox is a page for looking at everything and for making things happen.\n\
         It runs until Ctrl-C or SIGTERM. sandbox/README.md has the rest: test cards, faults, seeds, control by HTTP.\n",
    );
    text
}

/// What `--version` prints.
pub fn version() -> String {
    format!("komoju-sandbox {}", env!("CARGO_PKG_VERSION"))
}

impl Asked {
    /// Reads a command line without the program's name. Seeds are read from their files.
    ///
    /// # Errors
    /// A sentence for a person, which repeats no key.
    pub fn parse<I>(arguments: I) -> Result<Asked, String>
    where
        I: IntoIterator,
        I::Item: Into<OsString>,
    {
        let mut options = Options { port: 4002, bank_port: 4003, log: true, ..Options::default() };
        let mut parser = lexopt::Parser::from_args(arguments);
        let sentence = |error: lexopt::Error| error.to_string();
        while let Some(argument) = parser.next().map_err(sentence)? {
            let flag = match argument {
                Long(flag) => flag.to_owned(),
                Short('h') => "help".to_owned(),
                Short('V') => "version".to_owned(),
                other => return Err(format!("{}; try --help", other.unexpected())),
            };
            match flag.as_str() {
                "help" => return Ok(Asked::Help),
                "version" => return Ok(Asked::Version),
                "quiet" => options.log = false,
                "exit-with-stdin" => options.exit_with_stdin = true,
                // Told before its value is looked for: what follows may not be meant as one.
                other if !FLAGS.contains(&format!("--{other} ")) => {
                    return Err(format!("there is no --{other}; try --help"));
                }
                _ => {
                    let value = parser.value().and_then(|value| value.string()).map_err(sentence)?;
                    set(&mut options, &flag, value)?;
                }
            }
        }
        check(&options)?;
        Ok(Asked::Run(Box::new(options)))
    }
}

fn set(options: &mut Options, flag: &str, value: String) -> Result<(), String> {
    match flag {
        "port" => options.port = port(flag, &value)?,
        "bank-port" => options.bank_port = port(flag, &value)?,
        "public-url" => options.public_url = Some(public_url(&value)?),
        "secret-key" => options.secret_key = key(flag, value)?,
        "publishable-key" => options.publishable_key = key(flag, value)?,
        "webhook-url" if return_url::is_acceptable(&value) => options.webhook_url = Some(value),
        "webhook-url" => return Err("--webhook-url takes an http or https address".to_owned()),
        "webhook-secret" if value.is_empty() => return Err("--webhook-secret takes a key".to_owned()),
        "webhook-secret" => options.webhook_secret = value,
        "webhook-wait" => options.webhook_wait = wait(&value)?,
        "scenario" => options.seeds.push(Seed::scenario(&value)?),
        "seed" => options.seeds.push(seed(&value)?),
        "clock" => options.starts_at = Some(moment(&value)?),
        _ => return Err(format!("there is no --{flag}; try --help")),
    }
    Ok(())
}

/// What is wrong with flags that are right one by one.
fn check(options: &Options) -> Result<(), String> {
    if options.port == options.bank_port && options.port != 0 {
        return Err("--port and --bank-port cannot be the same: the bank is another origin on purpose".to_owned());
    }
    if options.secret_key == options.publishable_key {
        return Err("--secret-key and --publishable-key cannot be the same".to_owned());
    }
    Ok(())
}

fn port(flag: &str, value: &str) -> Result<u16, String> {
    value.parse().map_err(|_| format!("--{flag} takes a port number, 0 to 65535"))
}

fn public_url(value: &str) -> Result<String, String> {
    let plain = Url::parse(value).is_ok_and(|url| {
        url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none()
    });
    if plain && return_url::is_acceptable(value) {
        Ok(value.trim_end_matches('/').to_owned())
    } else {
        Err("--public-url takes an http or https address without query and fragment".to_owned())
    }
}

/// A key is a user name in HTTP Basic, which ends at a colon.
fn key(flag: &str, value: String) -> Result<String, String> {
    let fits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
    if fits { Ok(value) } else { Err(format!("--{flag} takes a key without blanks and colons")) }
}

fn wait(value: &str) -> Result<Duration, String> {
    /// The longest of the further waits is eight times as long: more than a day is a mistake.
    const LONGEST: u64 = 10_000_000;
    let milliseconds = value.parse().ok().filter(|milliseconds| *milliseconds <= LONGEST);
    milliseconds
        .map(Duration::from_millis)
        .ok_or_else(|| format!("--webhook-wait takes a number of milliseconds, at most {LONGEST}"))
}

fn seed(path: &str) -> Result<Seed, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("--seed {path} cannot be read: {error}"))?;
    Seed::parse(path, &text)
}

fn moment(value: &str) -> Result<i64, String> {
    let moment = clock::parse(value).map(clock::Moment::unix_timestamp);
    moment.ok_or_else(|| "--clock takes a time stamp with an offset, such as 2026-12-31T23:59:00+09:00".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, String> {
        match Asked::parse(line.split_whitespace())? {
            Asked::Run(options) => Ok(*options),
            Asked::Help => Err("help".to_owned()),
            Asked::Version => Err("version".to_owned()),
        }
    }

    #[test]
    fn the_command_line_has_the_documented_defaults() {
        let options = parse("").ok().unwrap();
        assert_eq!((options.port, options.bank_port), (4002, 4003));
        assert_eq!(options.secret_key, "sk_test_sandbox");
        assert_eq!(options.publishable_key, "pk_test_sandbox");
        assert_eq!(options.webhook_secret, "whsec_sandbox");
        assert_eq!(options.webhook_wait, Duration::from_secs(1));
        assert!(options.public_url.is_none() && options.webhook_url.is_none() && options.starts_at.is_none());
        assert!(!options.exit_with_stdin && options.log && options.seeds.is_empty());
    }

    #[test]
    fn every_flag_of_the_help_is_understood() {
        let mut seen = 0;
        for line in FLAGS.lines().filter(|line| line.trim_start().starts_with('-')) {
            let flag = line.split_whitespace().find(|word| word.starts_with("--")).unwrap();
            let value = match flag {
                "--quiet" | "--exit-with-stdin" | "--help" | "--version" => "",
                "--public-url" | "--webhook-url" => "http://x.test",
                "--scenario" => "states",
                "--seed" => concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/cash.json"),
                "--clock" => "2026-11-21T09:00:00+09:00",
                _ => "7",
            };
            let told = parse(&format!("{flag} {value}")).err();
            assert!(told.as_deref().is_none_or(|told| matches!(told, "help" | "version")), "{flag}: {told:?}");
            seen += 1;
        }
        assert_eq!(seen, 15);
    }

    #[test]
    fn the_help_fits_a_terminal() {
        for line in help().lines() {
            assert!(line.chars().count() <= 110, "{line}");
        }
    }

    #[test]
    fn flags_say_what_they_say() {
        let options = parse("--public-url http://x.test/ --webhook-wait 5 --clock 1970-01-01T00:01:00Z --quiet");
        let options = options.ok().unwrap();
        assert_eq!(options.public_url.unwrap(), "http://x.test");
        assert_eq!((options.webhook_wait, options.starts_at), (Duration::from_millis(5), Some(60)));
        assert!(!options.log);
        assert_eq!(parse("--scenario states --scenario cash").ok().unwrap().seeds.len(), 2);
        assert_eq!(parse("-h").err().unwrap(), "help");
        assert_eq!(parse("-V").err().unwrap(), "version");
    }

    #[test]
    fn mistakes_are_told_in_a_sentence() {
        for (line, told) in [
            ("--port many", "--port takes a port number"),
            ("--port 65536", "--port takes a port number"),
            ("--port", "missing argument for option '--port'"),
            ("--prot 1", "there is no --prot; try --help"),
            ("--prot", "there is no --prot; try --help"),
            ("4002", "unexpected argument"),
            ("-x", "invalid option '-x'; try --help"),
            ("--port 5 --bank-port 5", "--port and --bank-port cannot be the same"),
            ("--secret-key a:b", "--secret-key takes a key without"),
            ("--publishable-key sk_test_sandbox", "--secret-key and --publishable-key cannot be the same"),
            ("--webhook-url shop.test", "--webhook-url takes an http or https address"),
            ("--webhook-wait soon", "--webhook-wait takes a number"),
            ("--public-url http://x.test/?a=1", "--public-url takes an http or https address"),
            ("--public-url javascript:alert(1)", "--public-url takes an http or https address"),
            ("--clock tomorrow", "--clock takes a time stamp"),
            ("--scenario none", "there is no scenario of that name; there are states,"),
            ("--seed /nowhere/s.json", "--seed /nowhere/s.json cannot be read:"),
        ] {
            let problem = parse(line).err().unwrap_or_default();
            assert!(problem.starts_with(told), "{line}: {problem}");
        }
    }
}
