extension SettingsRule {
    static let ofCompanyDetails: [SettingsRule] = [
        .company("The company isn't among its `competitors`, whatever the capital letters.") { details in
            let own = SettingsText.folded(details.name)
            return competitors(of: details) { $0 == own }.map { index in
                .conflict("competitors[\(index)]", "This is the company itself.", "Remove it.")
            }
        },
        .company("None of its `products` is among its `competitors`.") { details in
            let products = Set(details.products.map { SettingsText.folded($0.name) })
            return competitors(of: details, where: products.contains).map { index in
                .conflict("competitors[\(index)]", "A product of the company has this name.", "Remove one of the two.")
            }
        },
    ]

    private static func competitors(of details: CompanyDetails, where fits: (String) -> Bool) -> [Int] {
        details.competitors.indices.filter { fits(SettingsText.folded(details.competitors[$0])) }
    }

    private static func company(
        _ text: String, _ issues: @escaping @Sendable (CompanyDetails) -> [SettingsIssue]
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .companyDetails(let details) = value else { return [] }
            return issues(details)
        }
    }
}
