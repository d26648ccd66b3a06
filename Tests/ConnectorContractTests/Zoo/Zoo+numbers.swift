import ConnectorKit

extension Zoo {
    private static func number(
        _ kind: ZooKind, _ name: String, _ written: String, not others: String..., refusedBy: Set<CRMID> = []
    ) -> ZooCase {
        ZooCase(
            name, kind, .number(written), not: .number(others[0]), .number(others.last ?? ""), .empty,
            refusedBy: refusedBy)
    }

    /// Whole numbers, and those with a decimal.
    static let numbers: [ZooCase] = [
        number(.integer, "nought isn't nothing", "0", not: "1"),
        number(.integer, "one", "1", not: "2", "-1"),
        number(.integer, "ten", "10", not: "100", "1"),
        number(.integer, "a thousand", "1000", not: "1001", "10000"),
        number(.integer, "last digit of many", "123456789", not: "123456788", "12345678"),
        number(.integer, "nine nines", "999999999", not: "1000000000", "999999998"),
        number(.integer, "written with zeros behind the point", "250.00", not: "25000", "251"),
        ZooCase(
            "the last of 32 bits", .integer, .number("2147483647"), not: .number("2147483646"), .number("-2147483648"),
            refusedBy: ["zoho"]),
        number(.number, "nought", "0", not: "0.1"),
        number(.number, "a half", "0.5", not: "0.6", "5"),
        number(.number, "less than nought", "-0.5", not: "0.5", "-0.6"),
        number(.number, "one decimal", "7.1", not: "7.2", "71"),
        number(.number, "a decimal of nought", "7.0", not: "7.1", "70"),
        number(.number, "what doubles can't hold", "0.3", not: "0.2", "0.4"),
        number(.number, "four digits and one", "1234.5", not: "1234.6", "12345"),
        number(.number, "negative with a decimal", "-1234.5", not: "1234.5", "-1234.4"),
        number(.number, "a million", "1000000", not: "100000", "10000000", refusedBy: ["salesforce"]),
        number(
            .number, "ten digits in all", "123456789.5", not: "123456789.4", "123456780.5", refusedBy: ["salesforce"]),
        number(.number, "more decimals than some keep", "7.26", not: "7.4", "7.1"),
        number(.number, "many more decimals than most keep", "3.14159265", not: "3.3", "3"),
        number(.number, "next to a whole number", "9.99", not: "9.8", "10.1"),
        number(.number, "a whole one hundred", "100", not: "100.1", "1"),
    ]

    /// Amounts.
    static let money: [ZooCase] = [
        number(.money, "nothing owed isn't no amount", "0", not: "0.01"),
        number(.money, "a cent", "0.01", not: "0.02", "1"),
        number(.money, "ten cents", "0.10", not: "0.11", "0.01"),
        number(.money, "a zero at the end", "1500.50", not: "1500.51", "1500.05"),
        number(.money, "a round sum", "1500", not: "1500.01", "15000"),
        number(.money, "a price", "19.99", not: "19.98", "20"),
        number(.money, "binary fractions don't fit", "1.10", not: "1.11", "1.01"),
        number(.money, "nor here", "4.35", not: "4.34", "4.36"),
        number(.money, "a big sum", "1234567.89", not: "1234567.88", "123456789"),
        number(.money, "a bigger sum", "99999999.99", not: "99999999.98", "100000000.01"),
        number(.money, "a debt", "-250.75", not: "250.75", "-250.74"),
        number(.money, "a thousand thousand", "1000000", not: "1000000.01", "100000"),
        number(.money, "a third decimal below the half", "33.333", not: "33.34", "33.32"),
        number(.money, "a third decimal above the half", "66.667", not: "66.68", "66.65"),
        number(.money, "a third decimal at the half", "10.005", not: "10.02", "9.99"),
        number(.money, "a fourth decimal", "10.0004", not: "10.01", "9.99"),
        number(.money, "less than a cent", "0.004", not: "0.01", "-0.01"),
        number(.money, "next to a round sum", "999.99", not: "1000", "999.9"),
    ]

    /// Checkboxes.
    static let flags: [ZooCase] = [
        ZooCase("checked", .flag, .flag(true), not: .flag(false), .empty),
        ZooCase("not checked", .flag, .flag(false), not: .flag(true), .text("true")),
        ZooCase("checked, as against a text", .flag, .flag(true), not: .text("false"), .text("yes")),
    ]
}
