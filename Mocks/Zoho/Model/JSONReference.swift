import MockKit

/// A thing with its name and id, as Zoho's answers refer to users, profiles, layouts and records.
struct JSONReference: Sendable {
    let name: String
    let id: String

    var json: JSON { ["name": .string(name), "id": .string(id)] }
}
