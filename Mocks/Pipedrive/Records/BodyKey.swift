import MockKit

/// What a body of version 2 may say at its root, by object.
struct BodyKey: Sendable {
    /// What a value must be.
    enum Kind: Sendable {
        case name, text, integer, number, percent, flag, day, instant, oldInstant, currency, status, visibility, option
        case labels, points, address
        case owner, person, organization, pipeline, stage
    }

    /// What the company must have bought or turned on before a value is taken.
    enum Feature: Sendable {
        case always, contactSync, campaigns

        func isOn(_ switches: PipedriveSwitches) -> Bool {
            switch self {
            case .always: true
            case .contactSync: switches.contactSync
            case .campaigns: switches.campaigns
            }
        }
    }

    let kind: Kind
    /// Whether null empties it.
    var isNullable = true
    /// Whether only a creation takes it.
    var isCreationOnly = false
    var feature = Feature.always

    static func keys(_ entity: Entity) -> [String: BodyKey] {
        switch entity {
        case .deal: deals
        case .person: persons
        case .organization: organizations
        }
    }

    private static func fixed(_ kind: Kind) -> BodyKey { BodyKey(kind: kind, isNullable: false) }
    private static func free(_ kind: Kind) -> BodyKey { BodyKey(kind: kind) }

    private static let deals: [String: BodyKey] = [
        "title": fixed(.name), "owner_id": fixed(.owner), "person_id": free(.person), "org_id": free(.organization),
        "pipeline_id": fixed(.pipeline), "stage_id": fixed(.stage), "value": free(.number),
        "currency": fixed(.currency), "is_deleted": fixed(.flag), "is_archived": fixed(.flag),
        "archive_time": free(.oldInstant), "status": fixed(.status), "probability": free(.percent),
        "lost_reason": free(.text), "visible_to": fixed(.visibility), "close_time": free(.instant),
        "won_time": free(.instant), "lost_time": free(.instant), "expected_close_date": free(.day),
        "label_ids": fixed(.labels),
    ]

    private static let persons: [String: BodyKey] = {
        var keys: [String: BodyKey] = [
            "name": fixed(.name), "owner_id": fixed(.owner), "org_id": free(.organization), "emails": fixed(.points),
            "phones": fixed(.points), "visible_to": fixed(.visibility), "label_ids": fixed(.labels),
            "add_time": BodyKey(kind: .instant, isNullable: false, isCreationOnly: true),
        ]
        let synced: [String: Kind] = [
            "postal_address": .address, "notes": .text, "im": .points, "birthday": .day, "job_title": .text,
        ]
        for (name, kind) in synced { keys[name] = BodyKey(kind: kind, feature: .contactSync) }
        keys["marketing_status"] = BodyKey(kind: .text, feature: .campaigns)
        return keys
    }()

    private static let organizations: [String: BodyKey] = [
        "name": fixed(.name), "owner_id": fixed(.owner), "visible_to": fixed(.visibility),
        "label_ids": fixed(.labels), "address": free(.address), "website": free(.text), "linkedin": free(.text),
        "industry": free(.option), "annual_revenue": free(.integer), "employee_count": free(.integer),
        "add_time": BodyKey(kind: .instant, isNullable: false, isCreationOnly: true),
    ]
}
