import Foundation
import MockKit

/// Account facts, usage and limits.
extension HubSpotAccount {
    var details: MockResponse {
        let zone = TimeZone(identifier: portal.timeZone) ?? .gmt
        let seconds = zone.secondsFromGMT(for: now)
        let minutes = abs(seconds) / 60
        let offset = (seconds < 0 ? "-" : "+") + String(format: "%02d:%02d", minutes / 60, minutes % 60)
        return .json([
            "portalId": .integer(portal.id), "portalName": .string(portal.name),
            "accountType": .string(profile == .sandbox ? "SANDBOX" : "STANDARD"), "timeZone": .string(portal.timeZone),
            "companyCurrency": .string(portal.currency),
            "additionalCurrencies": .strings(portal.additionalCurrencies), "utcOffset": .string(offset),
            "utcOffsetMilliseconds": .integer(seconds * 1000), "uiDomain": "app.hubspot.com",
            "dataHostingLocation": "na1", "createdAt": 1_577_279_000_000,
        ])
    }

    var dailyUsage: MockResponse {
        var quota = daily
        return .json([
            "results": [
                [
                    "name": "private-apps-api-calls-daily", "usageLimit": .integer(quota.countMax),
                    "currentUsage": .integer(quota.taken(at: now)), "collectedAt": .string(nowText),
                    "fetchStatus": "SUCCESS", "resetsAt": .string(HubSpotTime.text(quota.resets(after: now))),
                ]
            ]
        ])
    }

    var customCount: Int { stores.values.reduce(0) { $0 + $1.customCount } }

    var customPropertyLimits: MockResponse {
        func percentage(_ usage: Int, of limit: Int) -> JSON {
            .decimal((Double(usage) * 10_000 / Double(max(1, limit))).rounded() / 100)
        }
        let perObject = limits.customPropertiesPerObject
        let objects = stores.values.sorted { $0.typeID < $1.typeID }.map { store -> JSON in
            [
                "objectTypeId": .string(store.typeID), "singularLabel": .string(store.singularLabel),
                "pluralLabel": .string(store.pluralLabel), "limit": .integer(perObject),
                "usage": .integer(store.customCount), "percentage": percentage(store.customCount, of: perObject),
            ]
        }
        let overall = limits.customPropertiesOverall
        return .json([
            "overallLimit": .integer(overall), "overallUsage": .integer(customCount),
            "overallPercentage": percentage(customCount, of: overall), "byObjectType": .array(objects),
        ])
    }

    func listValidations(_ call: MockCall) throws -> MockResponse {
        let rules = Dictionary(grouping: try store(call["objectTypeId"]).validationRules, by: \.property)
        let results = rules.sorted { $0.key < $1.key }.map { name, rules -> JSON in
            ["propertyName": .string(name), "propertyValidationRules": .array(rules.map(\.json))]
        }
        return .json(["results": .array(results)])
    }

    func getValidations(_ call: MockCall) throws -> MockResponse {
        let store = try store(call["objectTypeId"])
        guard store.properties[call["name"]] != nil else {
            throw HubSpotFailure.notFound("Property \"\(call["name"])\" does not exist")
        }
        let rules = store.validationRules.filter { $0.property == call["name"] }
        return .json(["results": .array(rules.map(\.json))])
    }
}
