/// The currencies that an attribute can have.
enum CurrencyCodes {
    static let all =
        """
        ARS AUD BRL BGN CAD CLP CNY COP CZK DKK EUR FJD HKD HUF ISK INR IDR ILS JPY KES KRW MYR MXN NTD NZD NGN NOK XPF \
        PEN PHP PLN GBP RWF SAR SGD ZAR SEK CHF THB TRY AED UYU USD
        """.split(separator: " ").map(String.init)
}
