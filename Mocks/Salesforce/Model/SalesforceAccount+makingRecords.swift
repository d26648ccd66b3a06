import Foundation
import MockKit

/// Making records, rules and tokens out of a seed.
extension SalesforceAccount {
    mutating func addRecords(of seed: SalesforceSeed.Object, at place: String) throws {
        guard let object = object(seed.name) else { return }
        for (index, json) in seed.records.enumerated() {
            try addRecord(json, to: object, at: "\(place).records[\(index)]")
        }
        for number in 0..<seed.generatedRecords {
            let name = object.fields.first { $0.isRequiredOnCreate }?.name ?? "Name"
            var values: JSONObject = [name: .string("Record \(number + 1)")]
            if object.name == "Opportunity" {
                values["StageName"] = "Prospecting"
                values["CloseDate"] = "2026-12-31"
            }
            try addRecord(.object(values), to: object, at: place)
        }
    }

    private mutating func addRecord(_ json: JSON, to object: ObjectDefinition, at place: String) throws {
        var values: Row = ["OwnerId": .string(installerID)]
        var given: String?
        for member in json.object?.members ?? [] {
            guard let field = object.field(member.name) else {
                throw SeedError("\(place).\(member.name) is no field of \(object.name)")
            }
            if field.name == "Id" {
                given = member.value.string.flatMap(SalesforceID.normalise)
                guard given?.hasPrefix(object.keyPrefix) == true else {
                    throw SeedError(
                        "\(place).Id \(member.value.text) is no id of \(object.name): begin it with \(object.keyPrefix)"
                    )
                }
            } else {
                values[field.name] = try seedValue(member.value, of: field, on: object, at: place)
            }
        }
        if object.name == "Opportunity" { followStage(&values) }
        if let first = values["FirstName"]?.string, let last = values["LastName"]?.string, object.name != "User" {
            values["Name"] = .string("\(first) \(last)")
        } else if object.field("LastName") != nil, let last = values["LastName"] {
            values["Name"] = last
        }
        values = values.filter { object.field($0.key) != nil }
        insert(values, into: object, by: installerID, id: given)
    }

    private func seedValue(
        _ value: JSON, of field: FieldDefinition, on object: ObjectDefinition, at place: String
    ) throws -> JSON {
        guard field.type == .reference, let text = value.string else { return value }
        if let id = SalesforceID.normalise(text) { return .string(id) }
        if field.name == "RecordTypeId" {
            let row = (tables["recordtype"]?.live ?? []).first {
                $0["SobjectType"]?.string == object.name && $0["DeveloperName"]?.string == text
            }
            if let id = row?["Id"] { return id }
        } else if let user = users(email: text).first {
            return .string(user.id)
        }
        throw SeedError("\(place).\(field.name) \"\(text)\" is no id, no record type and no user's e-mail")
    }

    /// Gives an opportunity what follows from its stage: closed, won, probability and forecast.
    /// - Parameter keepsProbability: Whether a probability that was sent stays.
    func followStage(_ row: inout Row, keepsProbability: Bool = false) {
        let stage = (tables["opportunitystage"]?.live ?? []).first { $0["ApiName"] == row["StageName"] }
        row["IsClosed"] = stage?["IsClosed"] ?? false
        row["IsWon"] = stage?["IsWon"] ?? false
        row["ForecastCategory"] = stage?["ForecastCategory"] ?? "Pipeline"
        row["ForecastCategoryName"] = stage?["ForecastCategoryName"] ?? "Pipeline"
        if !keepsProbability { row["Probability"] = stage?["DefaultProbability"] ?? .decimal(0) }
    }

    mutating func addRules(_ seed: SalesforceSeed) throws {
        for object in seed.validationRules.map(\.object) + seed.duplicateRules.map(\.object)
            + seed.automations.map(\.object)
        where self.object(object)?.name != object {
            throw SeedError("a rule of the seed is for \"\(object)\", which is no object")
        }
        validationRules = seed.validationRules
        duplicateRules = seed.duplicateRules
        automations = seed.automations
    }

    mutating func addTokens(_ seed: SalesforceSeed) throws {
        let end = now.addingTimeInterval(Double(app.sessionSeconds))
        let grant = tokens.addGrant(clientID: keys.clientID, userID: installerID, scopes: app.scopes)
        tokens.addAccess(keys.access, kind: Self.sessionKind, grant: grant, expiresAt: end)
        tokens.addAccess(
            keys.expiredAccess, kind: Self.sessionKind, grant: grant, expiresAt: now.addingTimeInterval(-1))
        tokens.addRefresh(keys.refresh, grant: grant)
        for (index, token) in seed.tokens.enumerated() {
            let place = "seed.tokens[\(index)]"
            let user = token.user.map { users(email: $0).first ?? self.user(username: $0) } ?? self.user(installerID)
            guard let user else { throw SeedError("\(place).user \"\(token.user ?? "")\" is no user of the seed") }
            let grant = tokens.addGrant(
                clientID: keys.clientID, userID: user.id, scopes: token.scopes ?? app.scopes)
            let life = Double(token.lifetimeSeconds ?? app.sessionSeconds)
            tokens.addAccess(
                token.text, kind: Self.sessionKind, grant: grant, expiresAt: now.addingTimeInterval(life))
            if let refresh = token.refreshToken { tokens.addRefresh(refresh, grant: grant) }
        }
    }

    /// The ledger's word for access tokens.
    static let sessionKind = "session"
}
