import MockKit

/// The org that a mock shows without a seed: a small company that sells software.
enum DemoAccount {
    static let admin = "System Administrator"
    static let sales = "Sales User"
    static let partner = "Partner Community User"

    static let users: [SalesforceSeed.User] = [
        .init("ann@example.com", "Ann", "Lee", profile: admin),
        .init("bob@example.com", "Bob", "Novak"),
        .init("carol@example.com", "Carol", "Diaz"),
        // The same person's account in the partner portal has the same e-mail.
        .init(
            "carol@example.com", "Carol", "Diaz", username: "carol.partner@acme-demo.example", profile: partner,
            userType: "PowerPartner"),
        .init("dave@example.com", "Dave", "Okafor"),
        .init("erin@example.com", "Erin", "Walsh"),
        .init("frank@example.com", "Frank", "Moser", isActive: false),
        .init("Grace@Example.com", "Grace", "Ito"),
        .init("heidi@example.com", "Heidi", "Brandt", isPreauthorised: false),
        .init("ivan@example.com", "Ivan", "Petrov"),
        // Two people at one mailbox: nobody can say who is meant.
        .init("judy@example.com", "Judy", "East", username: "judy.east@acme-demo.example"),
        .init("judy@example.com", "Judy", "West", username: "judy.west@acme-demo.example"),
        .init(
            "noreply@example.com", "Automated", "Process", username: "autoproc@00dqh000001exam", profile: nil,
            userType: "AutomatedProcess"),
        .init(
            "noreply@example.com", "Platform", "Integration", username: "integration@00dqh000001exam.com", profile: nil,
            userType: "CloudIntegrationUser"),
    ]

    static let profiles: [SalesforceSeed.Profile] = [
        .init(admin, permissions: UserPermission.allCases),
        .init(
            sales, objects: ["Task": ["read"]], hiddenFields: ["Opportunity.Weighted__c"],
            readOnlyFields: ["Opportunity.Fit_Score__c", "Contact.Customer_Tier__c"],
            recordTypes: ["Opportunity": ["New_Business"]]),
        .init(
            partner, objects: ["Opportunity": ["read"], "Lead": []], recordTypes: ["Opportunity": ["Master"]],
            license: "Partner Community"),
    ]

    static let stages: [SalesforceSeed.Stage] = [
        .init("Prospecting", order: 1, probability: 10),
        .init("Qualification", order: 2, probability: 20),
        .init("Needs Analysis", order: 3, probability: 30),
        .init("Proposal/Price Quote", order: 5, probability: 60, forecast: "BestCase"),
        .init("Notice Sent", order: 6, probability: 40),
        .init("Negotiation/Review", order: 7, probability: 80, forecast: "Forecast"),
        .init("Closed Won", label: "Won", order: 8, probability: 100, forecast: "Closed", isClosed: true, isWon: true),
        .init("Renewed", order: 9, probability: 100, forecast: "Closed", isClosed: true, isWon: true),
        .init("Closed Lost", label: "Lost", order: 10, probability: 0, forecast: "Omitted", isClosed: true),
        .init("Legacy Stage", order: 12, probability: 20, isActive: false),
    ]

    static var objects: [SalesforceSeed.Object] { [accounts, contacts, opportunities] }

    /// The id of a demo record: its object's key prefix and a small number.
    static func id(_ prefix: String, _ number: Int) -> String { SalesforceID.make(prefix: prefix, number: number) }

    private static var accounts: SalesforceSeed.Object {
        var object = SalesforceSeed.Object("Account")
        object.fields = [
            [
                "name": "Account_Code__c", "label": "Account Code", "type": "string", "length": 20, "unique": true,
                "external_id": true,
            ],
            [
                "name": "Support_Level__c", "label": "Support Level", "type": "picklist",
                "values": ["standard", "premium"],
            ],
        ]
        object.records = [
            ["Id": .string(id("001", 301)), "Name": "Acme", "Website": "acme.example", "Account_Code__c": "AC-1"],
            ["Id": .string(id("001", 302)), "Name": "Globex", "Website": "globex.example", "Account_Code__c": "GL-2"],
        ]
        return object
    }

    private static var contacts: SalesforceSeed.Object {
        var object = SalesforceSeed.Object("Contact")
        object.fields = [
            [
                "name": "Customer_Tier__c", "label": "Customer Tier", "type": "picklist", "restricted": true,
                "values": ["bronze", "silver", "gold"],
            ],
            ["name": "Newsletter__c", "label": "Newsletter", "type": "boolean"],
        ]
        object.records = [
            contact(101, "maria@acme.example", "Maria", "Jansen", "ann@example.com"),
            contact(151, "tom@globex.example", "Tom", "Baker", "bob@example.com"),
            contact(201, "yuki@initech.example", "Yuki", "Mori", "dave@example.com"),
        ]
        return object
    }

    private static var opportunities: SalesforceSeed.Object {
        var object = SalesforceSeed.Object("Opportunity")
        object.fields = [
            [
                "name": "Region__c", "label": "Region", "type": "picklist", "restricted": true,
                "values": ["EMEA", "AMER"],
            ],
            [
                "name": "Country__c", "label": "Country", "type": "picklist", "controller": "Region__c",
                "restricted": true,
                "values": [
                    ["value": "France", "valid_for": [0]], ["value": "Canada", "valid_for": [1]],
                    ["value": "Remote", "valid_for": [0, 1]],
                ],
            ],
            [
                "name": "Products__c", "label": "Products", "type": "multipicklist", "length": 4099,
                "values": ["core", "plus", "support"],
            ],
            [
                "name": "Weighted__c", "label": "Weighted Amount", "type": "currency", "scale": 2,
                "formula": "Amount * Probability",
            ],
            ["name": "Budget_Confirmed__c", "label": "Budget Confirmed", "type": "boolean"],
            [
                "name": "Contract_Number__c", "label": "Contract Number", "length": 40, "unique": true,
                "external_id": true,
            ],
            ["name": "Next_Step_Agreed__c", "label": "Next Step Agreed", "type": "textarea", "length": 32768],
            ["name": "Decision_Date__c", "label": "Decision Date", "type": "date"],
            ["name": "Last_Meeting__c", "label": "Last Meeting", "type": "datetime"],
            ["name": "Fit_Score__c", "label": "Fit Score", "type": "double", "precision": 5, "scale": 1],
        ]
        object.processes = [
            "New Business Process": [
                "Prospecting", "Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review",
                "Closed Won", "Closed Lost",
            ],
            "Renewal Process": ["Notice Sent", "Renewed", "Closed Lost"],
        ]
        object.recordTypes = [
            .init("New Business", developerName: "New_Business", process: "New Business Process"),
            .init("Renewal", developerName: "Renewal", process: "Renewal Process", picklists: ["Region__c": ["EMEA"]]),
        ]
        object.records = [
            deal(501, "Acme rollout", 12_000, "Qualification", "ann@example.com"),
            deal(502, "Globex pilot", 4_500, "Proposal/Price Quote", "bob@example.com"),
            deal(503, "Initech expansion", 30_000, "Closed Won", "dave@example.com"),
        ]
        return object
    }

    private static func contact(
        _ number: Int, _ email: String, _ first: String, _ last: String, _ owner: String
    ) -> JSON {
        [
            "Id": .string(id("003", number)), "Email": .string(email), "FirstName": .string(first),
            "LastName": .string(last), "OwnerId": .string(owner),
        ]
    }

    private static func deal(_ number: Int, _ name: String, _ amount: Int, _ stage: String, _ owner: String) -> JSON {
        [
            "Id": .string(id("006", number)), "Name": .string(name), "Amount": .integer(amount),
            "StageName": .string(stage), "CloseDate": "2026-12-31", "OwnerId": .string(owner),
            "RecordTypeId": "New_Business", "AccountId": .string(id("001", number == 502 ? 302 : 301)),
            "Region__c": "EMEA", "Country__c": "France",
        ]
    }
}
