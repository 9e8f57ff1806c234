//! What the sandbox can be told when it starts, and the command line that tells it.

use std::ffi::OsString;
use std::time::Duration;

use lexopt::prelude::{Long, ValueExt};

/// How to run a sandbox. `Default` is what the documents and the demo shop assume, on free ports.
#[derive(Clone)]
pub struct Options {
    /// Port of the API and the hosted pages on 127.0.0.1; 0 picks a free one.
    pub port: u16,
    /// Port of the bank's 3-D Secure page, which is another origin on purpose; 0 picks a free one.
    pub bank_port: u16,
    /// The address others reach the API under, without a trailing slash; by default 127.0.0.1 and the port.
    pub public_url: Option<String>,
    /// The key a shop's server uses.
    pub secret_key: String,
    /// The key a browser uses.
    pub publishable_key: String,
    /// Where webhooks go; none are sent without it.
    pub webhook_url: Option<String>,
    /// The key webhooks are signed with.
    pub webhook_secret: String,
    /// The wait before a webhook's second try; each further wait is twice as long.
    pub webhook_wait: Duration,
    /// What the sandbox takes for the present when it starts, in Unix seconds; by default the machine's clock.
    pub starts_at: Option<i64>,
    /// Whether a line per request goes to stderr: method, path and status, nothing else.
    pub log: bool,
    /// End when stdin does, so that a runner that dies does not leave the sandbox behind (binary only).
    pub exit_with_stdin: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            port: 0,
            bank_port: 0,
            public_url: None,
            secret_key: "sk_test_sandbox".to_owned(),
            publishable_key: "pk_test_sandbox".to_owned(),
            webhook_url: None,
            webhook_secret: "whsec_sandbox".to_owned(),
            webhook_wait: Duration::from_secs(1),
            starts_at: None,
            log: false,
            exit_with_stdin: false,
        }
    }
}

/// The flags, for `--help` and for whoever mistyped one.
pub const USAGE: &str = "\
komoju-sandbox: KOMOJU, offline

  --port N               API and hosted pages on 127.0.0.1 (default 4002; 0 = any free port)
  --bank-port N          the bank's 3-D Secure page (default 4003; 0 = any free port)
  --public-url URL       the API's address as others see it (default http://127.0.0.1:PORT)
  --secret-key KEY       default sk_test_sandbox
  --publishable-key KEY  default pk_test_sandbox
  --webhook-url URL      where to post webhooks (default: nowhere)
  --webhook-secret KEY   signs webhooks (default whsec_sandbox)
  --exit-with-stdin      end when stdin ends
";

impl Options {
    /// Reads a command line without the program's name. `Ok(None)` means `--help` was asked for;
    /// the error is a sentence for a person.
    pub fn parse<I>(arguments: I) -> Result<Option<Options>, String>
    where
        I: IntoIterator,
        I::Item: Into<OsString>,
    {
        let mut options = Options { port: 4002, bank_port: 4003, log: true, ..Options::default() };
        let mut parser = lexopt::Parser::from_args(arguments);
        let sentence = |error: lexopt::Error| error.to_string();
        while let Some(argument) = parser.next().map_err(sentence)? {
            let Long(flag) = argument else { return Err(argument.unexpected().to_string()) };
            let flag = flag.to_owned();
            match flag.as_str() {
                "help" => return Ok(None),
                "exit-with-stdin" => options.exit_with_stdin = true,
                _ => {
                    let value = parser.value().and_then(|value| value.string()).map_err(sentence)?;
                    options.set(&flag, value)?;
                }
            }
        }
        Ok(Some(options))
    }

    fn set(&mut self, flag: &str, value: String) -> Result<(), String> {
        match flag {
            "port" => self.port = port(flag, &value)?,
            "bank-port" => self.bank_port = port(flag, &value)?,
            "public-url" => self.public_url = Some(value.trim_end_matches('/').to_owned()),
            "secret-key" => self.secret_key = value,
            "publishable-key" => self.publishable_key = value,
            "webhook-url" => self.webhook_url = Some(value),
            "webhook-secret" => self.webhook_secret = value,
            _ => return Err(format!("there is no --{flag}")),
        }
        Ok(())
    }
}

fn port(flag: &str, value: &str) -> Result<u16, String> {
    value.parse().map_err(|_| format!("--{flag} takes a port number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Options>, String> {
        Options::parse(line.split_whitespace())
    }

    #[test]
    fn the_command_line_has_the_documented_defaults() {
        let options = parse("").unwrap().unwrap();
        assert_eq!((options.port, options.bank_port), (4002, 4003));
        assert_eq!(options.secret_key, "sk_test_sandbox");
        assert_eq!(options.publishable_key, "pk_test_sandbox");
        assert_eq!(options.webhook_secret, "whsec_sandbox");
        assert!(options.public_url.is_none() && options.webhook_url.is_none());
        assert!(!options.exit_with_stdin);
    }

    #[test]
    fn every_flag_of_the_usage_is_understood() {
        for flag in USAGE.split_whitespace().filter(|word| word.starts_with("--")) {
            let line = if flag == "--exit-with-stdin" { flag.to_owned() } else { format!("{flag} 1") };
            assert!(parse(&line).is_ok(), "{flag}");
        }
        assert_eq!(parse("--public-url http://x.test/").unwrap().unwrap().public_url.unwrap(), "http://x.test");
    }

    #[test]
    fn mistakes_are_told() {
        assert!(parse("--port many").is_err());
        assert!(parse("--prot 1").is_err());
        assert!(parse("4002").is_err());
        assert!(parse("--port").is_err());
        assert!(parse("--help").unwrap().is_none());
    }
}
