//! wasm-bindgen's script, made small and watchful: the long names it shares with the program
//! give way to wasm-opt's short ones, and its way of starting to ours (`start.js`, `again.js`).
//!
//! The script is the one of the wasm-bindgen in `Cargo.lock`. What is not found as expected is
//! an error here, never a broken package.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// How a script of ours starts a program, in place of wasm-bindgen's own way.
pub(super) struct Start {
    /// Where theirs begins; everything after it is about nothing else.
    theirs: &'static str,
    /// What stands there instead.
    ours: &'static str,
    /// Whether it is one function, so that there can be several programs.
    is_function: bool,
}

/// Starts the program part by part, and notices when it stops.
pub(super) const WATCHED: Start =
    Start { theirs: "\nfunction __wbg_finalize_init(", ours: include_str!("start.js"), is_function: true };
/// Starts the program as often as it has to be, at once. What theirs does with an instance is kept: it forgets
/// everything that is known of the instance before.
pub(super) const AGAIN: Start =
    Start { theirs: "\nasync function __wbg_load(", ours: include_str!("again.js"), is_function: false };

/// What wasm-bindgen's script does for browsers that cannot run the program anyway, and what stands there instead. Who
/// has reference types has all of it. What is not found costs its bytes and nothing else.
const FOR_OLDER: [(&str, &str); 7] = [
    ("(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : ", ""),
    ("if (Symbol.dispose) Mounted.prototype[Symbol.dispose] = Mounted.prototype.free;", ""),
    ("if (!('encodeInto' in cachedTextEncoder))", "if (false)"),
    // Every text is encoded in place.
    ("if (realloc === undefined)", "if (false)"),
    // Safari's decoder fails after two gigabytes.
    ("if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES)", "if (false)"),
    ("numBytesDecoded += bytes.length;", ""),
    (
        "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
    ),
];

/// What wasm-bindgen's script does for who forgets to take a checkout away, which ours does not; and for texts that have no
/// room, which is a trap in this build.
const FOR_FORGETFUL: [(&str, &str); 6] = [
    ("MountedFinalization.register(obj, obj.__wbg_ptr, obj);", ""),
    ("MountedFinalization.unregister(this);", ""),
    ("const MountedFinalization = new FinalizationRegistry(ptr => wasm.__wbg_mounted_free(ptr, 1));", ""),
    ("free() {\n        const ptr = this.__destroy_into_raw();\n        wasm.__wbg_mounted_free(ptr, 0);\n    }", ""),
    ("let ptr0, len0, ptr1, len1;\n    try {", "let ptr0, len0, ptr1, len1;\n    {"),
    (
        "} catch (e) {
        if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }
        if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
        throw e;
    }",
        "}",
    ),
];

/// What wasm-opt calls the one module the program imports from.
const SHORT_MODULE: &str = "a";

/// The script with the names of wasm-opt's map, and our start instead of wasm-bindgen's.
///
/// # Errors
/// When script and map do not fit each other, or the script is not built as we know it.
pub(super) fn shortened(script: &str, map: &str, start: &Start) -> Result<String> {
    let names = Names::parse(map).context("wasm-opt printed something else than the names it gave")?;
    let theirs = script.find(start.theirs).context("wasm-bindgen's script starts the program otherwise now")?;
    let mut script = format!("{}\n{}", &script[..theirs], start.ours);
    for (older, today) in FOR_OLDER.into_iter().chain(FOR_FORGETFUL) {
        script = script.replace(older, today);
    }
    if start.is_function {
        let imports = script.rfind("\nimport ").map_or(0, |at| at + 1);
        let end = imports + script[imports..].find('\n').context("wasm-bindgen's script ends with what it imports")?;
        let ours = script[end..].replace("\nexport ", "\n");
        script = format!("{}\nexport default function program() {{{ours}}}\n", &script[..end]);
    }
    let module = format!("\"{}\": import0", names.module);
    ensure!(script.matches(&module).count() == 1, "wasm-bindgen's script has no `{module}` now");
    names.applied(&script.replace(&module, &format!("{SHORT_MODULE}: import0")))
}

/// What program and script call each other's functions: long name to short name.
struct Names {
    /// The module the program's imports are said to come from.
    module: String,
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Names {
    /// `{"imports": [["./a.js", "long", "short"]], "exports": [["long", "short"]]}`
    fn parse(map: &str) -> Option<Names> {
        let map: Value = serde_json::from_str(map).ok()?;
        let [imports, exports] = [map["imports"].as_array()?, map["exports"].as_array()?];
        let text = |value: &Value| Some(value.as_str()?.to_owned());
        let module = text(&imports.first()?[0])?;
        // wasm-opt makes one module of all; the script would still have several.
        let is_one = imports.iter().all(|import| import[0] == module.as_str());
        is_one.then_some(Names {
            imports: imports.iter().map(|it| Some((text(&it[1])?, text(&it[2])?))).collect::<Option<_>>()?,
            exports: exports.iter().map(|it| Some((text(&it[0])?, text(&it[1])?))).collect::<Option<_>>()?,
            module,
        })
    }

    /// The script with short names. An import's long name ends in a hash, so it is replaced
    /// wherever it stands; an export may be called `mount`, so only as a member of `wasm`.
    fn applied(&self, script: &str) -> Result<String> {
        let mut text = String::with_capacity(script.len());
        let mut replaced = 0;
        let mut rest = script;
        while let Some(start) = rest.find(is_of_name) {
            text.push_str(&rest[..start]);
            let name = &rest[start..];
            let end = name.find(|c| !is_of_name(c)).unwrap_or(name.len());
            let (name, after) = name.split_at(end);
            let export = text.ends_with("wasm.").then(|| self.exports.get(name)).flatten();
            let import = self.imports.get(name);
            replaced += usize::from(import.is_some());
            text.push_str(export.or(import).map_or(name, String::as_str));
            rest = after;
        }
        text.push_str(rest);
        ensure!(replaced == self.imports.len(), "wasm-bindgen's script does not define each import once");
        Ok(text)
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"{
        "imports": [["./k_bg.js", "__wbg_call_1f", "a"], ["./k_bg.js", "__wbg_call_2e", "b"]],
        "exports": [["mount", "c"], ["__wbindgen_start", "d"], ["memory", "e"]]
    }"#;
    const SCRIPT: &str = r#"import { ask } from './page.js';
export function mount(target) { return wasm.mount(target, wasm.memory.buffer); }
function __wbg_get_imports() {
    const import0 = { __wbg_call_1f: function() {}, __wbg_call_2e: function() {} };
    return { "./k_bg.js": import0 };
}
let wasm;
function __wbg_finalize_init(instance) { wasm = instance.exports; wasm.__wbindgen_start(); }
async function __wbg_load(module, imports) {}
export { __wbg_load as default };
"#;

    #[test]
    fn both_sides_of_every_name_become_short_and_the_page_keeps_its_own() {
        let text = shortened(SCRIPT, MAP, &WATCHED).unwrap();
        assert!(text.contains("function mount(target) { return wasm.c(target, wasm.e.buffer); }"), "{text}");
        assert!(text.contains("{ a: function() {}, b: function() {} }"), "{text}");
        assert!(text.contains("return { a: import0 }"), "{text}");
    }

    #[test]
    fn the_start_is_ours_and_uses_the_short_names_too() {
        let text = shortened(SCRIPT, MAP, &WATCHED).unwrap();
        assert!(!text.contains("__wbg_finalize_init"), "{text}");
        assert!(text.contains("wasm.d();"), "{text}");
        assert_eq!(text.matches("export default").count(), 1);
    }

    #[test]
    fn what_can_be_called_several_times_has_only_what_it_imports_outside() {
        let text = shortened(SCRIPT, MAP, &WATCHED).unwrap();
        let (outside, inside) = text.split_once("export default function program() {").unwrap();
        assert_eq!(outside, "import { ask } from './page.js';\n");
        assert!(!inside.contains("\nexport "), "{text}");
    }

    #[test]
    fn a_start_that_can_be_repeated_keeps_what_theirs_does_with_an_instance() {
        let text = shortened(SCRIPT, MAP, &AGAIN).unwrap();
        assert!(
            text.contains("function __wbg_finalize_init(instance) { wasm = instance.exports; wasm.d(); }"),
            "{text}"
        );
        assert!(!text.contains("__wbg_load"), "{text}");
        assert_eq!(text.matches("export default").count(), 1);
    }

    #[test]
    fn a_script_built_otherwise_is_refused() {
        let others = [
            SCRIPT.replace("__wbg_finalize_init", "__wbg_begin"),
            SCRIPT.replace("\"./k_bg.js\"", "'k_bg.js'"),
            SCRIPT.replace("__wbg_call_2e: function() {}", ""),
        ];
        for script in others {
            assert!(shortened(&script, MAP, &WATCHED).is_err(), "{script}");
        }
    }

    #[test]
    fn imports_from_two_modules_are_refused() {
        assert!(shortened(SCRIPT, &MAP.replacen("./k_bg.js", "./snippet.js", 1), &WATCHED).is_err());
        assert!(shortened(SCRIPT, "{}", &WATCHED).is_err());
    }
}
