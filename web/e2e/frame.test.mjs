// The frame itself: a journey must notice what it promises to notice.
import assert from 'node:assert/strict';
import { nothingLeftBehind } from './support/audits.mjs';
import { journey } from './support/journey.mjs';

journey('faults are noticed', async (j) => {
  const page = await j.open('portal');
  await page.locator('h1').waitFor();
  j.checkFaults();
  const noticed = async (/** @type {() => unknown} */ fault, /** @type {RegExp} */ told) => {
    await page.evaluate(fault);
    await assert.rejects(async () => {
      for (;;) {
        j.checkFaults();
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
    }, told);
    j.forgetFaults();
  };
  // biome-ignore lint/suspicious/noConsole: it is what is to be noticed
  await noticed(() => console.error('a complaint'), /a complaint/);
  await noticed(() => void Promise.reject(new Error('nobody caught me')), /nobody caught me/);
  await noticed(() => document.body.setAttribute('style', 'color: red'), /Content-Security-Policy/);
  await noticed(() => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }));
  }, /Content-Security-Policy: style-src/);
  await noticed(() => void fetch('http://elsewhere.localhost/').catch(() => 0), /connect-src/);
  await noticed(() => void fetch('/api/nowhere'), /404/);

  await page.evaluate(() => sessionStorage.setItem('draft', 'Ada@Demo.test'));
  await assert.rejects(nothingLeftBehind(page, ['ada@demo.test']), /is in session/);
  await page.evaluate(() => sessionStorage.clear());
  await page.context().addCookies([{ name: 'seen', value: 'yes', url: page.url() }]);
  await assert.rejects(nothingLeftBehind(page, []), /scripts can read the cookie/);
});
