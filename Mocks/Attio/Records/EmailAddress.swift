import MockKit

/// E-mail addresses: checked strictly, and read back in lower case.
enum EmailAddress {
    private static let reservedEndings = ["test", "invalid", "example", "localhost"]

    static func content(_ text: String, form: ValueForm) throws -> JSONObject {
        let address = text.lowercased()
        let pattern = /([a-z0-9.!#$%&'*+\/=?^_`{|}~-]+)@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})/
        guard let match = address.wholeMatch(of: pattern), !match.1.contains(".."), match.1.first != ".",
            !reservedEndings.contains(String(match.2.split(separator: ".").last ?? ""))
        else { throw form.failure([.other(["email_address"], "Invalid email address \"\(text)\"")]) }
        let domain = String(match.2)
        return [
            "original_email_address": .string(text), "email_address": .string(address),
            "email_domain": .string(domain), "email_root_domain": .string(DomainName.root(of: domain)),
            "email_local_specifier": .string(String(match.1)),
        ]
    }
}
