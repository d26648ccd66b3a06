import MockKit

/// The org that a mock shows without a seed: a small company that sells software.
enum DemoAccount {
    static let admin = "Administrator"
    static let standard = "Standard"

    static let users: [ZohoSeed.User] = [
        .init("ann@example.com", "Ann", "Lee", profile: admin),
        .init("bob@example.com", "Bob", "Novak"),
        .init("carol@example.com", "Carol", "Diaz"),
        .init("dave@example.com", "Dave", "Okafor"),
        .init("erin@example.com", "Erin", "Walsh", timeZone: "Europe/Berlin"),
        .init("frank@example.com", "Frank", "Moser", status: "disabled"),
        .init("Grace@Example.com", "Grace", "Ito", timeZone: "Asia/Tokyo"),
        // Invited, and has not accepted yet: no records can be given to her.
        .init("heidi@example.com", "Heidi", "Brandt", isConfirmed: false),
        .init("ivan@example.com", "Ivan", "Petrov"),
        .init("judy@example.com", "Judy", "East", status: "deleted"),
        .init("lite@example.com", "Liam", "Stone", kind: "Lite User"),
        .init("noreply@example.com", "Zoho", "System", kind: "System User"),
    ]

    static let profiles: [ZohoSeed.ProfileSeed] = [
        .init(admin), .init(standard, lacks: [Profile.customize, Profile.moduleCustomize]),
    ]

    static let stages: [ZohoSeed.Stage] = [
        .init("Qualification", probability: 10),
        .init("Needs Analysis", probability: 20),
        .init("Identify Decision Makers", actual: "Id. Decision Makers", probability: 50),
        .init("Proposal/Price Quote", probability: 75),
        .init("Negotiation/Review", probability: 90),
        .init("Closed Won", probability: 100, forecastType: "Closed Won"),
        .init("Closed Lost", probability: 0, forecastType: "Closed Lost"),
        .init("Notice Sent", probability: 40),
        .init("Renewed", probability: 100, forecastType: "Closed Won"),
    ]

    static let pipelines: [ZohoSeed.PipelineSeed] = [
        .init(
            "Standard", isDefault: true,
            stages: [
                "Qualification", "Needs Analysis", "Identify Decision Makers", "Proposal/Price Quote",
                "Negotiation/Review", "Closed Won", "Closed Lost",
            ]),
        .init("Partner", stages: ["Qualification", "Proposal/Price Quote", "Closed Won", "Closed Lost"]),
        .init(
            "Renewals", layout: "Renewal", isDefault: true, stages: ["Notice Sent", "Renewed", "Closed Lost"]),
    ]

    static var modules: [ZohoSeed.ModuleSeed] { [contacts, accounts, deals] }

    /// The id of a demo record.
    static func id(_ number: Int) -> String { ZohoID.make(5_000_000 + number) }

    private static var contacts: ZohoSeed.ModuleSeed {
        var module = ZohoSeed.ModuleSeed("Contacts")
        module.fields = [
            ["label": "Customer Tier", "type": "picklist", "values": ["bronze", "silver", "gold"]],
            ["label": "Newsletter", "type": "boolean"],
            ["label": "Birthday", "type": "date"],
        ]
        module.records = [
            contact(101, "maria@acme.example", "Maria", "Jansen", "ann@example.com"),
            contact(151, "tom@globex.example", "Tom", "Baker", "bob@example.com"),
            contact(201, "yuki@initech.example", "Yuki", "Mori", "dave@example.com"),
        ]
        return module
    }

    private static var accounts: ZohoSeed.ModuleSeed {
        var module = ZohoSeed.ModuleSeed("Accounts")
        module.fields = [
            ["label": "Account Code", "type": "text", "length": 20, "unique": true],
            ["label": "Support Level", "type": "picklist", "values": ["standard", "premium"]],
        ]
        module.records = [
            ["id": .string(id(301)), "Account_Name": "Acme", "Website": "acme.example", "Account_Code": "AC-1"],
            ["id": .string(id(302)), "Account_Name": "Globex", "Website": "globex.example", "Account_Code": "GL-2"],
        ]
        return module
    }

    private static var deals: ZohoSeed.ModuleSeed {
        var module = ZohoSeed.ModuleSeed("Deals")
        module.layouts = ["Renewal"]
        module.required = ["Renewal": ["Contract_Number"]]
        module.fields = [
            ["label": "Region", "type": "picklist", "values": ["EMEA", "AMER"]],
            ["label": "Products", "type": "multiselectpicklist", "values": ["core", "plus", "support"]],
            ["label": "Weighted Amount", "type": "formula"],
            ["label": "Budget Confirmed", "type": "boolean"],
            ["label": "Contract Number", "type": "text", "length": 40, "unique": true],
            ["label": "Next Step Agreed", "type": "textarea"],
            ["label": "Decision Date", "type": "date"],
            ["label": "Last Meeting", "type": "datetime"],
            ["label": "Fit Score", "type": "double", "decimals": 1],
            ["label": "Seats", "type": "integer"],
            ["label": "Ledger Number", "type": "bigint"],
            ["label": "Discount", "type": "percent", "decimals": 2],
            ["label": "Old Channel", "type": "text", "unused": true],
            ["label": "Margin", "type": "currency", "hidden_for": ["Standard"]],
            ["label": "Approved Discount", "type": "percent", "read_only_for": ["Standard"]],
        ]
        module.records = [
            deal(501, "Acme rollout", 12_000, "Qualification", "ann@example.com"),
            deal(502, "Globex pilot", 4_500, "Proposal/Price Quote", "bob@example.com"),
            deal(503, "Initech expansion", 30_000, "Closed Won", "dave@example.com"),
        ]
        return module
    }

    private static func contact(
        _ number: Int, _ email: String, _ first: String, _ last: String, _ owner: String
    ) -> JSON {
        [
            "id": .string(id(number)), "Email": .string(email), "First_Name": .string(first),
            "Last_Name": .string(last), "Owner": .string(owner),
        ]
    }

    private static func deal(_ number: Int, _ name: String, _ amount: Int, _ stage: String, _ owner: String) -> JSON {
        [
            "id": .string(id(number)), "Deal_Name": .string(name), "Amount": .integer(amount),
            "Stage": .string(stage), "Pipeline": "Standard", "Closing_Date": "2026-12-31", "Owner": .string(owner),
            "Account_Name": .string(id(number == 502 ? 302 : 301)),
            // As Zoho derives it from the stage, whenever that is written.
            "Probability": .integer(stages.first { $0.display == stage }?.probability ?? 0),
        ]
    }
}
