import { expect, test } from "vitest";
import { parseRate, rateText } from "../../src/model/rate.ts";
import { parseSpelling } from "../../src/tariff/spellings.ts";

test.each([
  ["Free", "free"],
  ["6.5%", "6.5%"],
  ["1.9¢/kg", "0.019 USD/kg"],
  ["$1.035/kg +13.6%", "1.035 USD/kg + 13.6%"],
  ["90¢/pr. + 37.5%", "0.9 USD/pair + 37.5%"],
  ["94¢/doz. + 4.6%", "0.94 USD/dozen + 4.6%"],
  ["14.5¢/m2 + 0.4%", "0.145 USD/m2 + 0.4%"],
  ["0.8¢ each + 4.6%", "0.008 USD/item + 4.6%"],
  ["20¢/thousand + 3.5%", "0.2 USD/1000item + 3.5%"],
  ["4.4¢/liter + 31.4¢/pf. liter", "0.044 USD/l + 0.628 USD/lpa"],
  [
    "40¢ each + 8.5% on the case + 14% on the strap, band or bracelet + 5.3% on the battery",
    "0.4 USD/item + 8.5% of case + 14% of strap + 5.3% of battery",
  ],
  ["1¢/kg but not less than 2%", "0.01 USD/kg min 2%"],
  ["12.800 %", "12.8%"],
  ["15.000 % + 1,554.300 EUR TNE", "15% + 1554.3 EUR/t"],
  ["4.500 % MIN 0.300 EUR NAR MAX 0.800 EUR NAR", "4.5% min 0.3 EUR/item max 0.8 EUR/item"],
  ["9.000 % + EA MAX 18.700 % +ADSZ", "9% + EA max 18.7% + ADSZ"],
  ["1.000 EUR ASV X + 6.400 EUR HLT", "1 EUR/%vol/hl + 6.4 EUR/hl"],
  ["0.300 EUR DTN Z", "0.3 EUR/%sucrose/100kg"],
  ["NIHIL", "free"],
  ["12.00 % + 147.00 GBP / 100 kg", "12% + 147 GBP/100kg"],
  ["0.50 GBP / % vol/ hl", "0.5 GBP/%vol/hl"],
  ["28.74 GBP / l alc. 100%", "28.74 GBP/lpa"],
  ["52.00 EUR / 1,000 items", "52 EUR/1000item"],
  ["121.00 GBP/1000kg", "121 GBP/t"],
  ["121.00 GBP / 1,000 kg", "121 GBP/t"],
  ["4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", "4.5% min 0.3 EUR/item max 0.8 EUR/item"],
  ["33 1/3%", "33 1/3%"],
  ["238 % but not less than 30.8 ¢each", "238% min 0.308 USD/item"],
  ["5¢/kg on contents and container", "0.05 USD/kg of gross"],
  ["6¢/kg on drained weight + 8.5%", "0.06 USD/kg of drained + 8.5%"],
  ["33.9¢/kg of total sugars + 5.1%", "0.339 USD/kg of total-sugars + 5.1%"],
  ["12.8¢/kg on molybdenum content + 1.8%", "0.128 USD/kg of molybdenum + 1.8%"],
  ["2.5% on the value of the lead content", "2.5% of lead-value"],
  ["18.7¢/clean kg", "0.187 USD/kg of clean"],
  ["10.5¢/bbl", "0.105 USD/bbl"],
  ["28.8¢/gross + 4.6%", "0.288 USD/gross + 4.6%"],
  ["36¢ each + 5.6% + 2¢/jewel", "0.36 USD/item + 5.6% + 0.02 USD/jewel"],
  ["3.9% on the movement and case+ 5.3% on the battery", "3.9% of movement-and-case + 5.3% of battery"],
  ["10.400 % MIN 1.300 EUR DTN G", "10.4% min 1.3 EUR/100kg of gross"],
  ["1.310 EUR KGM P + 22.000 EUR DTN", "1.31 EUR/kg of lactic-matter + 22 EUR/100kg"],
  ["1.31 EUR / kg / lactic matter + 22.00 EUR / 100 kg", "1.31 EUR/kg of lactic-matter + 22 EUR/100kg"],
  ["0.07 EUR / kg / dry lactic matter", "0.07 EUR/kg of dry-lactic-matter"],
  ["5.10% + 9.40 EUR / 100 kg / net drained wt", "5.1% + 9.4 EUR/100kg of drained"],
  ["42.00 GBP/100kg mas", "42 GBP/100kg of dry"],
  ["6.500 % MAX 5.000 EUR HMT", "6.5% max 5 EUR/100m"],
  [
    "0.000 % + 22.550 EUR DTN MAX 9.400 % + 8.250 EUR DTN MAX 35.150 EUR DTN",
    "0% + 22.55 EUR/100kg max 9.4% + 8.25 EUR/100kg max 35.15 EUR/100kg",
  ],
  ["12.00% + £147.00 / 100 kg", "12% + 147 GBP/100kg"],
])("%s is %s", (written, wanted) => {
  const rate = parseSpelling(written);
  expect(rate && rateText(rate)).toBe(wanted);
  expect(parseRate(wanted)).toEqual(rate);
});

test.each([
  "",
  "The rate applicable to the natural juice in heading 2009",
  "See additional U.S. note 1",
  "The duty provided in the applicable subheading + 25%",
  "No change",
  "1.9¢",
  "Entry Price",
  "43.860 EUC DTN",
  "Cond: B cert: Y-155 (01):50.000 % ; B (01):7.700 %",
  "7.2 MIN 0.36 EUR/100 kg",
  "1.9 ¢",
  "24 + 4.2 EUR/100 kg",
  "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees but not less than 3.143854¢/kg",
  "15.00% (01 JAN-14 FEB, 16 JUN-31 DEC), 0.00% (15 FEB-15 JUN)",
])("%s is refused, not guessed", (written) => {
  expect(parseSpelling(written)).toBeUndefined();
});
