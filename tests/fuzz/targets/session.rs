#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| komoju_fuzz::life::session(data));
