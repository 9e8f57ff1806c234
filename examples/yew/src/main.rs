//! A shop's page written in Yew, with the checkout as one of its components.

#[cfg(target_arch = "wasm32")]
mod shop;

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<shop::Shop>::new().render();
}
