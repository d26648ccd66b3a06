public import Foundation

/// Reading decimal numbers of answers and of people.
public enum DecimalText {
    /// A number in plain or exponent form, with a point; `nil` for anything else.
    ///
    /// Foundation reads a number's beginning and drops the rest, so the form is checked first.
    public static func read(_ text: some StringProtocol) -> Decimal? {
        let text = String(text)
        guard text.wholeMatch(of: /[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?/) != nil else { return nil }
        return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }
}
