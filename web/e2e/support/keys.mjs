// Hands on the keyboard: whatever is pressed or filled in is first reached by the Tab key, as
// somebody without a mouse would.
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Locator} Locator */

/** Moves the focus there, by Tab or Shift+Tab. @param {Locator} target */
export async function tabTo(target) {
  await target.waitFor({ state: 'attached' }); // radio buttons may stand behind their picture
  const { keyboard } = target.page();
  for (let presses = 0; presses < 250; presses += 1) {
    const where = await target.evaluate((element) => {
      const now = document.activeElement;
      if (now === element) return 'here';
      if (!now || now === document.body) return 'after';
      const before = now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
      return before ? 'before' : 'after';
    });
    if (where === 'here') return;
    await keyboard.press(where === 'before' ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`the Tab key does not lead to ${target}`);
}

/** Reaches a button or link and presses it. @param {Locator} target @param {string} [key] */
export async function press(target, key = 'Enter') {
  await tabTo(target);
  await target.page().keyboard.press(key);
}

/** Reaches a field and replaces what is in it. @param {Locator} field @param {string} text */
export async function enter(field, text) {
  await tabTo(field);
  const { keyboard } = field.page();
  const kind = await field.evaluate((element) => element.getAttribute('type'));
  if (kind === 'date') {
    const [year, month, day] = text.split('-');
    return keyboard.type(`${month}${day}${year}`); // as fields of days are typed in the US
  }
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type(text);
}

/** Chooses in a native select by typing the beginning of an option. @param {Locator} select
 * @param {string} label */
export async function choose(select, label) {
  await tabTo(select);
  await select.page().keyboard.type(label);
  const chosen = await select.evaluate((element) =>
    element instanceof HTMLSelectElement ? element.selectedOptions[0]?.label : undefined,
  );
  assert.equal(chosen, label);
}
