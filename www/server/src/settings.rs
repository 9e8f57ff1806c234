//! What the shop is started with: the command line for addresses, the environment for keys.
//! It must not know what the settings are used for.

use std::fmt;
use std::path::PathBuf;

use url::Url;

/// The address of the real service, and the one the checkout assumes when it is told none.
pub(crate) const DEFAULT_API_URL: &str = "https://komoju.com";

/// The two keys of a KOMOJU account, and the secret its webhooks are signed with.
#[derive(Clone)]
pub struct Keys {
    /// `sk_…`; stays on the server.
    pub secret: String,
    /// `pk_…`; is written into the checkout page.
    pub publishable: String,
    /// The webhook's own secret. Without one every webhook is refused.
    pub webhook_secret: Option<String>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keys { .. }")
    }
}

/// How one shop is run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The shop's port on 127.0.0.1; 0 picks a free one.
    pub port: u16,
    /// The port of the checkout's own origin; 0 picks a free one.
    pub checkout_port: u16,
    /// The folder of the built package, served on `checkout_port`.
    pub package: Option<PathBuf>,
    /// The folder of the gallery's pages, served on `checkout_port` beside the package, under `/gallery/`.
    pub gallery: Option<PathBuf>,
    /// Where the package is hosted, without a trailing slash. If given, nothing is served on `checkout_port`.
    pub checkout_url: Option<Url>,
    /// The KOMOJU API, without `/api/v1`.
    pub api_url: Url,
    /// How shoppers reach this shop; return URLs begin with it. By default the address listened on.
    pub public_url: Option<Url>,
    /// The account's keys.
    pub keys: Keys,
    /// Accept the trial parameters of the checkout page and reload pages when the package changes.
    pub dev: bool,
    /// End when standard input ends, so that whoever started the shop cannot leave it behind.
    pub exit_with_stdin: bool,
}

/// Why the shop cannot be started as asked. Never contains a key.
#[derive(Debug, PartialEq, Eq)]
pub enum UsageError {
    /// An argument nobody knows.
    Unknown(String),
    /// An option stands last, without its value.
    NoValue(String),
    /// The option's value cannot be read.
    BadValue(&'static str),
    /// A key is missing from the environment.
    NoKey(&'static str),
    /// The publishable key is a secret key. Shoppers would have been able to read it.
    SecretKeyPublished,
    /// Neither a package to serve nor an address where it is hosted.
    NoPackage,
}

impl fmt::Display for UsageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(argument) => write!(formatter, "unknown argument {argument}"),
            Self::NoValue(option) => write!(formatter, "{option} needs a value"),
            Self::BadValue(option) => write!(formatter, "the value of {option} cannot be read"),
            Self::NoKey(variable) => write!(formatter, "set {variable} in the environment"),
            Self::SecretKeyPublished => formatter.write_str(
                "KOMOJU_PUBLISHABLE_KEY holds a secret key, which every shopper could read; \
                 it must begin with pk_",
            ),
            Self::NoPackage => {
                formatter.write_str("give --pkg (the built package) or --checkout-url (where it is hosted)")
            }
        }
    }
}

impl std::error::Error for UsageError {}

impl Settings {
    /// Reads the arguments after the program's name, and the keys from `environment`.
    ///
    /// Keys are no arguments, since every process on a machine can list the arguments of the others. The webhook's
    /// secret may be one, as it is random per run in development; `KOMOJU_WEBHOOK_SECRET` is the place otherwise.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with the arguments, or missing from the environment.
    pub fn parse(
        arguments: impl IntoIterator<Item = String>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, UsageError> {
        let key = |name: &'static str| {
            let value = environment(name).map(|key| key.trim().to_owned());
            value.filter(|key| !key.is_empty())
        };
        let keys =
            Keys { secret: String::new(), publishable: String::new(), webhook_secret: key("KOMOJU_WEBHOOK_SECRET") };
        let mut settings = Self {
            port: 4000,
            checkout_port: 4001,
            package: None,
            gallery: None,
            checkout_url: None,
            api_url: address("--api-url", DEFAULT_API_URL)?,
            public_url: None,
            keys,
            dev: false,
            exit_with_stdin: false,
        };

        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| UsageError::NoValue(argument.clone()));
            match argument.as_str() {
                "--port" => settings.port = port("--port", &value()?)?,
                "--checkout-port" => settings.checkout_port = port("--checkout-port", &value()?)?,
                "--pkg" => settings.package = Some(PathBuf::from(value()?)),
                "--gallery" => settings.gallery = Some(PathBuf::from(value()?)),
                "--checkout-url" => settings.checkout_url = Some(address("--checkout-url", &value()?)?),
                "--api-url" => settings.api_url = address("--api-url", &value()?)?,
                "--public-url" => settings.public_url = Some(address("--public-url", &value()?)?),
                "--webhook-secret" => settings.keys.webhook_secret = Some(value()?),
                "--dev" => settings.dev = true,
                "--exit-with-stdin" => settings.exit_with_stdin = true,
                _ => return Err(UsageError::Unknown(argument)),
            }
        }

        settings.keys.secret = key("KOMOJU_SECRET_KEY").ok_or(UsageError::NoKey("KOMOJU_SECRET_KEY"))?;
        settings.keys.publishable = key("KOMOJU_PUBLISHABLE_KEY").ok_or(UsageError::NoKey("KOMOJU_PUBLISHABLE_KEY"))?;
        if settings.keys.publishable.starts_with("sk_") {
            return Err(UsageError::SecretKeyPublished);
        }
        if settings.package.is_none() && settings.checkout_url.is_none() {
            return Err(UsageError::NoPackage);
        }
        Ok(settings)
    }
}

fn port(option: &'static str, value: &str) -> Result<u16, UsageError> {
    value.parse().map_err(|_| UsageError::BadValue(option))
}

fn address(option: &'static str, value: &str) -> Result<Url, UsageError> {
    let url = Url::parse(value).map_err(|_| UsageError::BadValue(option))?;
    match url.scheme() {
        "http" | "https" if url.query().is_none() && url.fragment().is_none() => Ok(url),
        _ => Err(UsageError::BadValue(option)),
    }
}

/// An address as text to which `/…` can be appended.
pub(crate) fn base(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &str) -> Result<Settings, UsageError> {
        parse_with(arguments, "pk_test_x")
    }

    fn parse_with(arguments: &str, publishable: &str) -> Result<Settings, UsageError> {
        Settings::parse(arguments.split_whitespace().map(str::to_owned), |name| match name {
            "KOMOJU_SECRET_KEY" => Some("sk_test_x".to_owned()),
            "KOMOJU_PUBLISHABLE_KEY" => Some(publishable.to_owned()),
            _ => None,
        })
    }

    #[test]
    fn everything_but_the_package_has_a_default() {
        let settings = parse("--pkg pkg").unwrap();
        assert_eq!((settings.port, settings.checkout_port), (4000, 4001));
        assert_eq!(base(&settings.api_url), "https://komoju.com");
        assert!(!settings.dev && !settings.exit_with_stdin);
        assert_eq!(parse("").unwrap_err(), UsageError::NoPackage);
    }

    #[test]
    fn every_option_is_read() {
        let settings = parse(
            "--port 0 --checkout-port 8 --gallery faces --checkout-url https://cdn.example/1.0/ --api-url http://127.0.0.1:4002 \
             --public-url https://shop.example --webhook-secret s --dev --exit-with-stdin",
        )
        .unwrap();
        assert_eq!((settings.port, settings.checkout_port), (0, 8));
        assert_eq!(settings.gallery, Some(PathBuf::from("faces")));
        assert_eq!(base(settings.checkout_url.as_ref().unwrap()), "https://cdn.example/1.0");
        assert_eq!(base(&settings.api_url), "http://127.0.0.1:4002");
        assert_eq!(base(settings.public_url.as_ref().unwrap()), "https://shop.example");
        assert_eq!(settings.keys.webhook_secret.as_deref(), Some("s"));
        assert!(settings.dev && settings.exit_with_stdin);
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(parse("--pkg").unwrap_err(), UsageError::NoValue("--pkg".to_owned()));
        assert_eq!(parse("--port x").unwrap_err(), UsageError::BadValue("--port"));
        assert_eq!(parse("--api-url ftp://a").unwrap_err(), UsageError::BadValue("--api-url"));
        assert_eq!(parse("--key k").unwrap_err(), UsageError::Unknown("--key".to_owned()));
    }

    #[test]
    fn a_secret_key_is_never_published_nor_printed() {
        let error = parse_with("--pkg pkg", "sk_test_oops").unwrap_err();
        assert_eq!(error, UsageError::SecretKeyPublished);
        assert!(!error.to_string().contains("oops"));
        assert!(!format!("{:?}", parse("--pkg pkg").unwrap()).contains("sk_test"));
    }

    #[test]
    fn both_keys_are_needed() {
        let nothing = |_: &str| None;
        let error = Settings::parse(["--pkg".to_owned(), "pkg".to_owned()], nothing).unwrap_err();
        assert_eq!(error, UsageError::NoKey("KOMOJU_SECRET_KEY"));
    }
}
