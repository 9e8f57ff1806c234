// What the screen has to do with the browser, where a line here is several in the program: nothing is decided here. No
// function throws, and each is given at least one text (see `screen.rs`).

/** Draws a picture, a PNG in base 64, on the first canvas in `screen`; empties it if there is none. */
export async function draw(screen, image) {
  try {
    const canvas = screen.querySelector('canvas');
    const pen = canvas.getContext('2d');
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const bytes = Uint8Array.from(atob(image), (byte) => byte.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    canvas.width = picture.width;
    canvas.height = picture.height;
    pen.drawImage(picture, 0, 0);
    canvas.drawn = true;
  } catch {
    // What cannot be drawn leaves the place empty; the numbers and the link do.
  }
}

/** Copies a text, and tells `then` whether the browser says that it did. */
export async function copy(text, then) {
  let copied = false;
  try {
    await navigator.clipboard.writeText(text);
    copied = true;
  } catch {
    // It may not, or has no clipboard: without a secure context there is none. The older way may work.
    const put = (event) => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    addEventListener('copy', put, true);
    copied = document.execCommand('copy');
    removeEventListener('copy', put, true);
  }
  then(copied);
}

/**
 * Puts the dialog that was just drawn, or that the browser has closed, over the page, with the focus on its heading: a
 * screen reader reads it, Escape works, and the frame is the next but one to be reached.
 */
export function raise(screen, selector) {
  const dialog = screen.querySelector(selector);
  // Fails only for a dialog that is not in a page.
  if (!dialog?.isConnected) return;
  dialog.showModal();
  dialog.querySelector('h2[id]').focus();
}
