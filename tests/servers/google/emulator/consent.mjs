// Somebody who consents: consent.mjs ACCOUNT PICTURE ADDRESS, with the browser that CHROMIUM names.
// Opens the address, presses the button of the account, takes a picture of the page that follows, and prints its text.
import { chromium } from "playwright-core";

const [account, picture, address] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox"], // root and many containers have none, and the only pages it sees are ours
});
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await page.goto(address);
  await page.getByRole("button", { name: account }).click();
  await page.waitForURL("http://127.0.0.1:*/?*");
  await page.screenshot({ path: picture });
  console.log(await page.locator("main").innerText());
} finally {
  await browser.close();
}
