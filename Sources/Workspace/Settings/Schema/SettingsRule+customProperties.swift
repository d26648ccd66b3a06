extension SettingsRule {
    static let ofCustomProperties: [SettingsRule] = [
        .eachProperty("`options` are given for the types `choice` and `choices` alone.") { property, path in
            guard !property.options.isEmpty, property.type != .choice, property.type != .choices else { return nil }
            return .conflict(
                "\(path).options", "A property of the type `\(property.type.rawValue)` has no options.",
                "Remove them, or mend the type.")
        },
        .eachProperty("An owner property (`isOwner`) has the type `owner` or `owners`.") { property, path in
            guard property.isOwner, property.type != .owner, property.type != .owners else { return nil }
            return .conflict(
                "\(path).isOwner", "A property of the type `\(property.type.rawValue)` can't hold a CRM user.",
                "Mend the type, or set `isOwner` to false.")
        },
        .eachProperty("`crmUser` is given for owner properties alone.") { property, path in
            guard property.crmUser != nil, !property.isOwner else { return nil }
            return .conflict(
                "\(path).crmUser", "A CRM user is bound to what is no owner property.",
                "Remove `crmUser`, or set `isOwner` to true.")
        },
        .eachProperty("What is only read (`permission`) can't be required.") { property, path in
            guard property.isRequired, property.permission == .read else { return nil }
            return .conflict(
                "\(path).isRequired", "Nobody can be asked for a value that is only read.",
                "Set `permission` to suggest or write, or `isRequired` to false.")
        },
    ]

    private static func eachProperty(
        _ text: String, _ issue: @escaping @Sendable (CustomProperty, String) -> SettingsIssue?
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .customProperties(let settings) = value else { return [] }
            return settings.properties.enumerated().compactMap { issue($1, "properties[\($0)]") }
        }
    }
}
