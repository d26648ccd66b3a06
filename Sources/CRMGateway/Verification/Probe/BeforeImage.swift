import ConnectorKit
import Foundation
import OpenSSLCrypto
import SQLStore
import Vault
import Workspace

/// What a designated record held, and what a probe writes into it: enough to restore it, whoever does (F-C8).
///
/// It is sealed before the first write, bound to its probe and record, and wiped once the record is restored (T-20). What
/// is settled is taken out of it before: what a person writes later is never taken for the probe's.
struct BeforeImage: Sendable, Hashable {
    /// What was there: of the properties that are written, and of those that the CRM may change by itself then.
    let before: [PropertyName: FieldValue]
    let written: [PropertyName: FieldValue]
    /// What the CRM made of it, where that was seen.
    var made: [PropertyName: FieldValue] = [:]
    /// What was written, and changed by others since: nothing is written there any more. People may want the old value.
    var left: Set<PropertyName> = []

    /// Which form is sealed.
    private static let formatVersion = 1

    private struct Form: Codable {
        let v: Int
        let before: [String: StoredValue]
        let written: [String: StoredValue]
        let made: [String: StoredValue]?
        let left: [String]?
    }

    /// The sealed bytes, with the data key that they are under.
    func seal(
        _ probe: ProbeRow, of organization: OrganizationID, _ keys: DataKeys, in transaction: any SQLTransaction
    ) throws -> (sealed: [UInt8], dataKey: String) {
        let key = try keys.current(of: organization, in: transaction)
        let form = Form(
            v: Self.formatVersion, before: Self.stored(before), written: Self.stored(written),
            made: Self.stored(made), left: left.map(\.rawValue).sorted())
        var json = try JSONEncoder().encode(form)
        defer { json.resetBytes(in: json.startIndex..<json.endIndex) }
        let sealed = try keys.seal(
            SecretBytes(copying: json), binding: Self.binding(probe, organization), under: key, in: transaction)
        return (sealed, key.id)
    }

    /// Opens a probe's before-image.
    ///
    /// - Throws: `VaultError` `seal_mismatch` where it was moved from another row; `GatewayError`
    ///   `before_image_unreadable` where it isn't there or is in another program's form.
    static func open(
        _ probe: ProbeRow, of organization: OrganizationID, _ keys: DataKeys, in transaction: any SQLTransaction
    ) throws -> BeforeImage {
        guard let sealed = probe.sealed, let dataKey = probe.dataKey else { throw GatewayError.beforeImageUnreadable }
        let key = try keys.open(dataKey, of: organization, in: transaction)
        let plain = try keys.vault.open(sealed, binding: binding(probe, organization), under: key)
        var json = plain.withUnsafeBytes { Data($0) }
        defer { json.resetBytes(in: json.startIndex..<json.endIndex) }
        guard let form = try? JSONDecoder().decode(Form.self, from: json), form.v == formatVersion,
            let before = values(form.before), let written = values(form.written), let made = values(form.made ?? [:])
        else { throw GatewayError.beforeImageUnreadable }
        return BeforeImage(
            before: before, written: written, made: made,
            left: Set((form.left ?? []).map { PropertyName(rawValue: $0) }))
    }

    private static func stored(_ values: [PropertyName: FieldValue]) -> [String: StoredValue] {
        Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, StoredValue($0.value)) })
    }

    private static func values(_ stored: [String: StoredValue]) -> [PropertyName: FieldValue]? {
        var values: [PropertyName: FieldValue] = [:]
        for (name, form) in stored {
            guard let value = form.value else { return nil }
            values[PropertyName(rawValue: name)] = value
        }
        return values
    }

    /// The generation is none of a probe's: what replaces its image only ever owes less.
    private static func binding(_ probe: ProbeRow, _ organization: OrganizationID) -> SealBinding {
        SealBinding(
            purpose: "probe.before_image", organization: organization.rawValue, crm: probe.crm.rawValue,
            crmAccount: probe.account.rawValue,
            grantID: [probe.mark.id, probe.object.rawValue, probe.record?.rawValue ?? ""].joined(separator: "/"),
            generation: 0)
    }
}

extension GatewayError {
    /// A before-image that can't be read: nothing is written into its record.
    static let beforeImageUnreadable = GatewayError(
        code: "before_image_unreadable", rule: "VER-4",
        message: "The before-image of a designated record is missing, or in a form that this program can't read.",
        nextStep: "Compare the record by hand, or use the version of the gateway that wrote it.")
}
