import Foundation
import MockKit

/// The account that a mock shows without a seed: a small company that sells software.
enum DemoAccount {
    static let users: [HubSpotSeed.User] = [
        .init("ann@example.com", "Ann", "Lee", ownerID: "41629779", userID: 9_586_504),
        .init("bob@example.com", "Bob", "Novak", ownerID: "41629780", userID: 9_586_511),
        .init("carol@example.com", "Carol", "Diaz", ownerID: "63918204", userID: 12_004_377),
        .init("dave@example.com", "Dave", "Okafor", ownerID: "70118452", userID: 14_772_930),
        .init("erin@example.com", "Erin", "Walsh", ownerID: "158820917", userID: 48_113_025),
        .init("frank@example.com", "Frank", "Moser", ownerID: "52207713", userID: 10_900_118, isActive: false),
        .init("Grace@Example.com", "Grace", "Ito", ownerID: "201774630", userID: 61_240_977),
        .init("heidi@example.com", "Heidi", "Brandt", ownerID: "233415068", userID: 65_020_441),
        .init("ivan@example.com", "Ivan", "Petrov", ownerID: "240117526", userID: 66_481_902),
        .init("sales-queue@example.com", "Sales", "Queue", ownerID: "260554101", userID: 70_331_006, isQueue: true),
    ]

    static var objects: [HubSpotSeed.Object] { [contacts, companies, deals] }

    private static var contacts: HubSpotSeed.Object {
        var object = HubSpotSeed.Object("contacts")
        object.properties = [
            choice("customer_tier", "Customer tier", "contactinformation", ["bronze", "silver", "gold"]),
            choice(
                "interests", "Interests", "contactinformation", ["product", "pricing", "events"], field: "checkbox"),
            flag("newsletter", "Newsletter", "contactinformation"),
            plain("birthday", "Birthday", "date", "date", "contactinformation"),
        ]
        object.validations = [["property": "zip", "rule": "ALPHANUMERIC", "arguments": ["NUMERIC_ONLY"]]]
        object.records = [
            contact("101", "maria@acme.example", "Maria", "Jansen", "41629779"),
            contact("151", "tom@globex.example", "Tom", "Baker", "41629780"),
            contact("201", "yuki@initech.example", "Yuki", "Mori", "63918204"),
        ]
        return object
    }

    private static var companies: HubSpotSeed.Object {
        var object = HubSpotSeed.Object("companies")
        object.properties = [
            unique("account_code", "Account code", "companyinformation"),
            choice("support_level", "Support level", "companyinformation", ["standard", "premium"]),
        ]
        object.records = [
            ["id": "301", "properties": ["name": "Acme", "domain": "acme.example", "account_code": "AC-1"]],
            ["id": "302", "properties": ["name": "Globex", "domain": "globex.example", "account_code": "GL-2"]],
        ]
        return object
    }

    private static var deals: HubSpotSeed.Object {
        var object = HubSpotSeed.Object("deals")
        object.properties = [
            plain("next_step_agreed", "Next step agreed", "string", "textarea", "dealinformation"),
            flag("budget_confirmed", "Budget confirmed", "dealinformation"),
            plain("decision_date", "Decision date", "date", "date", "dealinformation"),
            plain("last_meeting", "Last meeting", "datetime", "date", "dealinformation"),
            plain("fit_score", "Fit score", "number", "number", "dealinformation"),
            choice("competitors", "Competitors", "dealinformation", ["globex", "initech", "none"], field: "checkbox"),
            unique("contract_number", "Contract number", "dealinformation"),
            archived(plain("old_channel", "Old channel", "string", "text", "dealinformation")),
        ]
        object.pipelines = [renewals]
        object.validations = [
            ["property": "fit_score", "rule": "MIN_NUMBER", "arguments": ["0"]],
            ["property": "fit_score", "rule": "MAX_NUMBER", "arguments": ["100"]],
        ]
        object.records = [
            deal("501", "Acme rollout", "12000.00", "qualifiedtobuy", "41629779"),
            deal("502", "Globex pilot", "4500", "contractsent", "41629780"),
            deal("503", "Initech expansion", "30000", "closedwon", "63918204"),
        ]
        return object
    }

    private static let renewals: JSON = [
        "pipelineId": "75e28846", "label": "Renewals", "displayOrder": 1,
        "stages": [
            stage("1090865713", "Lost", 2, "0.0"), stage("1090865711", "Notice sent", 0, "0.4"),
            stage("1090865712", "Renewed", 1, "1.0"),
        ],
    ]

    private static func stage(_ id: String, _ label: String, _ order: Int, _ probability: String) -> JSON {
        [
            "stageId": .string(id), "label": .string(label), "displayOrder": .integer(order),
            "metadata": ["probability": .string(probability)],
        ]
    }

    private static func plain(
        _ name: String, _ label: String, _ type: String, _ field: String, _ group: String
    ) -> JSON {
        [
            "name": .string(name), "label": .string(label), "type": .string(type), "fieldType": .string(field),
            "groupName": .string(group),
        ]
    }

    private static func flag(_ name: String, _ label: String, _ group: String) -> JSON {
        var body = plain(name, label, "bool", "booleancheckbox", group)
        body["options"] = [
            ["label": "Yes", "value": "true", "displayOrder": 0], ["label": "No", "value": "false", "displayOrder": 1],
        ]
        return body
    }

    private static func choice(
        _ name: String, _ label: String, _ group: String, _ values: [String], field: String = "select"
    ) -> JSON {
        var body = plain(name, label, "enumeration", field, group)
        body["options"] = .array(
            values.enumerated().map { index, value in
                ["label": .string(value.capitalized), "value": .string(value), "displayOrder": .integer(index)]
            })
        return body
    }

    private static func unique(_ name: String, _ label: String, _ group: String) -> JSON {
        var body = plain(name, label, "string", "text", group)
        body["hasUniqueValue"] = true
        return body
    }

    private static func archived(_ property: JSON) -> JSON {
        var body = property
        body["archived"] = true
        return body
    }

    private static func contact(
        _ id: String, _ email: String, _ first: String, _ last: String, _ owner: String
    ) -> JSON {
        [
            "id": .string(id),
            "properties": [
                "email": .string(email), "firstname": .string(first), "lastname": .string(last),
                "hubspot_owner_id": .string(owner), "lifecyclestage": "lead",
            ],
        ]
    }

    private static func deal(
        _ id: String, _ name: String, _ amount: String, _ stage: String, _ owner: String
    ) -> JSON {
        [
            "id": .string(id),
            "properties": [
                "dealname": .string(name), "amount": .string(amount), "dealstage": .string(stage),
                "pipeline": "default", "hubspot_owner_id": .string(owner),
            ],
        ]
    }
}
