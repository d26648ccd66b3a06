import MockKit

/// The workspace that a mock shows without a seed: a small company that sells software.
///
/// Ids are readable: members end in their number, records in that of the other mocks' demo accounts.
enum DemoAccount {
    static let users: [AttioSeed.User] = [
        user(1, "ann@example.com", "Ann", "Lee", .admin), user(2, "bob@example.com", "Bob", "Novak"),
        user(3, "carol@example.com", "Carol", "Diaz"), user(4, "dave@example.com", "Dave", "Okafor"),
        user(5, "erin@example.com", "Erin", "Walsh"), user(6, "frank@example.com", "Frank", "Moser", .suspended),
        user(7, "Grace@Example.com", "Grace", "Ito"), user(8, "heidi@example.com", "Heidi", "Brandt"),
        user(9, "ivan@example.com", "Ivan", "Petrov"),
    ]

    static var objects: [AttioSeed.Object] { [companies, people, deals] }

    static var lists: [AttioSeed.List] {
        var list = AttioSeed.List("partner_pipeline", name: "Partner pipeline", parentObject: "companies")
        list.attributes = [
            [
                "api_slug": "partner_stage", "title": "Partner stage", "type": "status",
                "statuses": [status(21, "Contacted"), status(22, "Signed"), status(23, "Declined", isArchived: true)],
            ],
            ["api_slug": "partner_owner", "title": "Partner owner", "type": "actor-reference"],
        ]
        return [list]
    }

    /// The id of a demo record.
    static func recordID(_ number: Int) -> String { id("0d", number) }
    /// The id of a demo member.
    static func memberID(_ number: Int) -> String { id("0a", number) }

    private static func id(_ start: String, _ number: Int) -> String {
        let digits = String(number)
        return "\(start)000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func user(
        _ number: Int, _ email: String, _ first: String, _ last: String,
        _ level: AttioSeed.User.AccessLevel = .member
    ) -> AttioSeed.User {
        AttioSeed.User(email, first, last, id: memberID(number), accessLevel: level)
    }

    private static var people: AttioSeed.Object {
        var object = AttioSeed.Object("people")
        object.attributes = [
            choice("customer_tier", "Customer tier", ["bronze", "silver", "gold"]),
            choice("interests", "Interests", ["product", "pricing", "events"], isMultiselect: true),
            plain("newsletter", "Newsletter", "checkbox"), plain("birthday", "Birthday", "date"),
        ]
        object.records = [
            person(101, "maria@acme.example.com", "Maria", "Jansen", company: 301),
            person(151, "tom@globex.example.com", "Tom", "Baker", company: 302),
            person(201, "yuki@initech.example.com", "Yuki", "Mori", company: 303),
        ]
        return object
    }

    private static var companies: AttioSeed.Object {
        var object = AttioSeed.Object("companies")
        object.attributes = [
            plain("account_code", "Account code", "text"),
            choice("support_level", "Support level", ["standard", "premium"]),
        ]
        object.records = [
            company(301, "Acme", "acme.example.com", code: "AC-1"),
            company(302, "Globex", "globex.example.com", code: "GL-2"),
            company(303, "Initech", "initech.example.com", code: "IN-3"),
        ]
        return object
    }

    private static var deals: AttioSeed.Object {
        var object = AttioSeed.Object("deals")
        object.attributes = [
            [
                "api_slug": "stage",
                "statuses": [
                    status(1, "Lead"), status(2, "In Progress", target: "P0Y0M14DT0H0M0S"),
                    status(3, "Won 🎉", isCelebrated: true), status(4, "Lost"),
                    status(5, "Negotiation", isArchived: true),
                ],
            ],
            plain("next_step_agreed", "Next step agreed", "text"),
            plain("budget_confirmed", "Budget confirmed", "checkbox"),
            plain("decision_date", "Decision date", "date"), plain("last_meeting", "Last meeting", "timestamp"),
            plain("fit_score", "Fit score", "number"), plain("confidence", "Confidence", "rating"),
            choice("deal_kind", "Deal kind", ["new business", "renewal"]),
            choice("competitors", "Competitors", ["globex", "initech", "none"], isMultiselect: true),
            plain("contract_number", "Contract number", "text", ["is_unique": true]),
            plain("weighted_value", "Weighted value", "number", ["read_only": true]),
            plain("old_channel", "Old channel", "text", ["archived": true]),
        ]
        object.records = [
            deal(501, "Acme rollout", 12_000, "In Progress", "ann@example.com", company: 301),
            deal(502, "Globex pilot", 4_500, "Lead", "bob@example.com", company: 302),
            deal(503, "Initech expansion", 30_000, "Won 🎉", "carol@example.com", company: 303),
        ]
        return object
    }

    private static func plain(_ slug: String, _ title: String, _ type: String, _ more: JSONObject = [:]) -> JSON {
        var body: JSONObject = ["api_slug": .string(slug), "title": .string(title), "type": .string(type)]
        for member in more.members { body[member.name] = member.value }
        return .object(body)
    }

    private static func choice(
        _ slug: String, _ title: String, _ options: [String], isMultiselect: Bool = false
    ) -> JSON {
        plain(slug, title, "select", ["options": .strings(options), "is_multiselect": .bool(isMultiselect)])
    }

    private static func status(
        _ number: Int, _ title: String, isCelebrated: Bool = false, isArchived: Bool = false, target: String? = nil
    ) -> JSON {
        [
            "id": .string(id("05", number)), "title": .string(title), "archived": .bool(isArchived),
            "celebration_enabled": .bool(isCelebrated), "target_time_in_status": .optional(target),
        ]
    }

    private static func reference(_ number: Int, in object: String) -> JSON {
        [["target_object": .string(object), "target_record_id": .string(recordID(number))]]
    }

    private static func person(_ number: Int, _ email: String, _ first: String, _ last: String, company: Int) -> JSON {
        [
            "id": .string(recordID(number)),
            "values": [
                "name": .string("\(last), \(first)"), "email_addresses": [.string(email)],
                "company": reference(company, in: "companies"),
            ],
        ]
    }

    private static func company(_ number: Int, _ name: String, _ domain: String, code: String) -> JSON {
        [
            "id": .string(recordID(number)),
            "values": ["name": .string(name), "domains": [.string(domain)], "account_code": .string(code)],
        ]
    }

    private static func deal(
        _ number: Int, _ name: String, _ value: Int, _ stage: String, _ owner: String, company: Int
    ) -> JSON {
        [
            "id": .string(recordID(number)),
            "values": [
                "name": .string(name), "value": .integer(value), "stage": .string(stage), "owner": .string(owner),
                "associated_company": reference(company, in: "companies"),
            ],
        ]
    }
}
