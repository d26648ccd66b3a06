import ConnectorKit
import Foundation
import OpenSSLCrypto

/// Record types as they are kept: one text for one content, so that equal ones are stored once.
///
/// Record types are in the order of objects and ids; the values of a picklist stay in the CRM's order, which people see.
struct RecordTypeDocument: Sendable, Hashable {
    /// The text.
    let content: String
    /// Its SHA-256, in hexadecimal.
    let hash: String
    /// How many record types each object has; objects without any are there with 0.
    let counts: [CRMObject: Int]

    private static let operation: OperationName = "core.record_types.read"

    /// Takes what a CRM told of these objects.
    ///
    /// - Throws: `ConnectorError` `.tooLarge` beyond ``RecordTypeLimits``, `.malformed` where an id is empty or repeated, or
    ///   an object wasn't asked for.
    init(_ types: [RecordType], of objects: [CRMObject]) throws(ConnectorError) {
        try Self.check(types, of: objects)
        let entries = types.sorted { ($0.object, $0.id) < ($1.object, $1.id) }.map(Entry.init)
        guard let content = try? JSONText.encode(entries) else {
            throw ConnectorError(
                .malformed, operation: Self.operation, message: "record types can't be written as JSON")
        }
        let bytes = Array(content.utf8)
        guard bytes.count <= RecordTypeLimits.documentBytesMax else {
            throw ConnectorError(
                .tooLarge, operation: Self.operation,
                message: "the record types take \(bytes.count) bytes, more than \(RecordTypeLimits.documentBytesMax)")
        }
        self.content = content
        self.hash = Hexadecimal.text(Digest.sha256(bytes))
        self.counts = types.reduce(into: Dictionary(objects.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })) {
            $0[$1.object, default: 0] += 1
        }
    }

    /// Reads a text that is kept.
    static func types(in content: String) throws -> [RecordType] {
        try JSONText.decode([Entry].self, from: content).map(\.type)
    }

    private static func check(_ types: [RecordType], of objects: [CRMObject]) throws(ConnectorError) {
        if let stranger = types.first(where: { !objects.contains($0.object) }) {
            throw ConnectorError(
                .malformed, operation: operation, message: "record types of \(stranger.object), which wasn't asked for")
        }
        for (object, types) in Dictionary(grouping: types, by: \.object) {
            try require(types.count, "record types of \(object)", RecordTypeLimits.perObjectMax)
            guard Set(types.map(\.id)).count == types.count, !types.contains(where: \.id.isEmpty) else {
                throw ConnectorError(
                    .malformed, operation: operation, message: "record types of \(object) without an id of their own")
            }
        }
        for type in types {
            try require(type.allowedValues.count, "picklists of a record type", RecordTypeLimits.picklistsMax)
            let options = type.allowedValues.values.map(\.count).max() ?? 0
            try require(options, "values of a picklist", RecordTypeLimits.optionsPerPicklistMax)
        }
    }

    private static func require(_ count: Int, _ what: String, _ max: Int) throws(ConnectorError) {
        guard count > max else { return }
        throw ConnectorError(.tooLarge, operation: operation, message: "\(count) \(what), more than \(max)")
    }
}

extension RecordTypeDocument {
    /// One record type, as the document has it.
    private struct Entry: Codable {
        let object: CRMObject
        let id: String
        let developerName: String
        let label: String
        let isActive: Bool
        let isAvailable: Bool
        let isDefault: Bool
        let isMaster: Bool
        let allowedValues: [String: [PropertyOption]]

        init(_ type: RecordType) {
            self.object = type.object
            self.id = type.id
            self.developerName = type.developerName
            self.label = type.label
            self.isActive = type.isActive
            self.isAvailable = type.isAvailable
            self.isDefault = type.isDefault
            self.isMaster = type.isMaster
            self.allowedValues = Dictionary(
                type.allowedValues.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
        }

        var type: RecordType {
            RecordType(
                object: object, id: id, developerName: developerName, label: label, isActive: isActive,
                isAvailable: isAvailable, isDefault: isDefault, isMaster: isMaster,
                allowedValues: Dictionary(
                    allowedValues.map { (PropertyName(rawValue: $0.key), $0.value) },
                    uniquingKeysWith: { first, _ in first }))
        }
    }
}
