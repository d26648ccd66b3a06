import MockKit

/// The company that a mock shows without a seed: it sells software.
enum DemoAccount {
    static let users: [PipedriveSeed.User] = [
        .init("ann@example.com", "Ann Lee", id: 12_001, isAdmin: true),
        .init("bob@example.com", "Bob Novak", id: 12_002),
        .init("carol@example.com", "Carol Diaz", id: 12_003),
        .init("dave@example.com", "Dave Okafor", id: 12_004),
        .init("erin@example.com", "Erin Walsh", id: 12_005),
        .init("frank@example.com", "Frank Moser", id: 12_006, isActive: false),
        .init("Grace@Example.com", "Grace Ito", id: 12_007),
        .init("heidi@example.com", "Heidi Brandt", id: 12_008),
        .init("ivan@example.com", "Ivan Petrov", id: 12_009),
        // Invited and not signed in yet.
        .init("kim@example.com", "Kim Sato", id: 12_010, isInvited: true),
        // Removed; the list shows him all the same.
        .init("leo@example.com", "Leo Marsh", id: 12_011, isDeleted: true),
    ]

    /// The deleted pipeline has the lowest place, so that whoever does not look takes it for the standard one.
    static let pipelines: [PipedriveSeed.Pipeline] = [
        .init(
            1, "Sales", order: 1,
            stages: [
                .init(1, "Qualified", order: 1, probability: 20, rottenDays: 14),
                .init(2, "Contact made", order: 2, probability: 40),
                .init(3, "Proposal made", order: 3, probability: 60),
                .init(4, "Negotiations started", order: 5, probability: 80),
                .init(5, "Legacy stage", order: 4, probability: 50, isDeleted: true),
            ]),
        .init(
            2, "Renewals", order: 2, usesProbability: false,
            stages: [.init(7, "Notice sent", order: 2), .init(6, "Contract ends soon", order: 1)]),
        .init(3, "Old pipeline", order: 0, isDeleted: true, stages: [.init(8, "Inbox", order: 1)]),
    ]

    static var objects: [PipedriveSeed.Object] { [deals, persons, organizations] }

    private static var deals: PipedriveSeed.Object {
        var object = PipedriveSeed.Object("deals")
        object.fields = [
            .init("Next step agreed", "text", summary: "What both sides said they would do"),
            .init("Budget confirmed", "enum", options: ["Yes", "No"]),
            .init("Decision date", "date"),
            .init("Trial period", "daterange"),
            .init("Fit score", "double"),
            .init("Competitors", "set", options: ["Globex", "Initech", "None"]),
            .init("Contract number", "varchar"),
            .init("Setup fee", "monetary"),
            .init("Technical contact", "people"),
            // Two people made the same field, and nobody told them.
            .init("Region", "varchar"), .init("Region", "enum", options: ["North", "South"]),
            // A custom field with the name of a built-in one.
            .init("Probability", "double"),
            .init("Old channel", "varchar", isDeleted: true),
        ]
        object.records = [
            deal(501, "Acme rollout", 12_000, stage: 1, "ann@example.com", person: 101, organization: 301),
            deal(502, "Globex pilot", 4_500, stage: 3, "bob@example.com", person: 151, organization: 302),
            won(deal(503, "Initech expansion", 30_000, stage: 4, "carol@example.com", person: 201)),
        ]
        return object
    }

    private static var persons: PipedriveSeed.Object {
        var object = PipedriveSeed.Object("persons")
        object.fields = [
            .init("Customer tier", "enum", options: ["Bronze", "Silver", "Gold"]),
            .init("Interests", "set", options: ["Product", "Pricing", "Events"]),
            .init("Second phone", "phone"),
            .init("Best time to call", "timerange"),
        ]
        object.records = [
            person(101, "Maria Jansen", "maria@acme.example", "ann@example.com", organization: 301),
            person(151, "Tom Baker", "tom@globex.example", "bob@example.com", organization: 302),
            person(201, "Yuki Mori", "yuki@initech.example", "carol@example.com"),
        ]
        return object
    }

    private static var organizations: PipedriveSeed.Object {
        var object = PipedriveSeed.Object("organizations")
        object.fields = [
            .init("Account code", "varchar_auto"),
            .init("Support level", "enum", options: ["Standard", "Premium"]),
            .init("Visiting address", "address"),
            .init("Daily call", "time"),
            .init("Parent company", "org"),
        ]
        object.records = [
            ["id": 301, "name": "Acme", "website": "acme.example", "custom_fields": ["Account code": "AC-1"]],
            ["id": 302, "name": "Globex", "website": "globex.example", "custom_fields": ["Account code": "GL-2"]],
        ]
        return object
    }

    private static func deal(
        _ id: Int, _ title: String, _ value: Int, stage: Int, _ owner: String, person: Int, organization: Int? = nil
    ) -> JSON {
        var body: JSON = [
            "id": .integer(id), "title": .string(title), "value": .integer(value), "currency": "EUR",
            "pipeline_id": 1, "stage_id": .integer(stage), "owner_id": .string(owner), "person_id": .integer(person),
        ]
        body["org_id"] = organization.map { .integer($0) }
        return body
    }

    private static func won(_ deal: JSON) -> JSON {
        var deal = deal
        deal["status"] = "won"
        deal["won_time"] = "2026-10-01T08:00:00Z"
        deal["close_time"] = "2026-10-01T08:00:00Z"
        return deal
    }

    private static func person(
        _ id: Int, _ name: String, _ email: String, _ owner: String, organization: Int? = nil
    ) -> JSON {
        var body: JSON = [
            "id": .integer(id), "name": .string(name), "emails": [["value": .string(email), "primary": true]],
            "owner_id": .string(owner),
        ]
        body["org_id"] = organization.map { .integer($0) }
        return body
    }
}
