/// Mail domains that people list as their company's or a partner's.
enum MailDomain {
    /// Where anyone has an address: as a company's domain, each of them would make strangers colleagues.
    private static let open: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com",
        "aol.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "gmx.com", "gmx.de", "gmx.net",
        "web.de", "t-online.de", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "qq.com", "163.com", "126.com",
        "naver.com", "fastmail.com", "hey.com", "tutanota.com", "tuta.com", "orange.fr", "free.fr", "laposte.net",
        "wanadoo.fr", "libero.it", "hotmail.co.uk", "yahoo.co.uk", "btinternet.com", "comcast.net", "verizon.net",
    ]

    /// Second labels under which names are sold in countries that don't sell them one label down: `co.uk`.
    private static let registrySeconds: Set<String> = ["ac", "co", "com", "edu", "gov", "net", "or", "org", "ne", "go"]

    private static let countryLabelLength = 2

    /// The domain in its canonical form.
    static func canonical(_ text: String) throws(InvalidValue) -> String {
        for scalar in text.unicodeScalars where scalar.isUnseen {
            throw .domain("The domain holds \(scalar.codePoint), which can't be seen.", "Type it again by hand.")
        }
        guard !text.contains("@"), !text.contains("/") else {
            throw .domain("This is an address, not a domain.", "Give what stands behind the `@`, or the host alone.")
        }
        let domain = try DomainName(text).ascii
        guard !open.contains(domain) else {
            throw .domain("Anyone can have an address at \(domain).", "List domains of one company alone.")
        }
        let labels = domain.split(separator: ".")
        guard
            labels.count > 2 || labels[1].utf8.count != countryLabelLength
                || !registrySeconds.contains(String(labels[0]))
        else {
            throw .domain("Names of many companies end in \(domain).", "Give the company's own domain below it.")
        }
        return domain
    }
}

extension InvalidValue {
    fileprivate static func domain(_ message: String, _ nextStep: String) -> InvalidValue {
        InvalidValue(code: "settings_domain_malformed", rule: "SET-10", message: message, nextStep: nextStep)
    }
}
