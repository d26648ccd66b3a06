import ConnectorKit
import ConnectorTestKit
import Testing

/// Creates an owner property and gives it back as the key's own user sees it.
///
/// Where properties are hidden until somebody grants sight of them, it is granted to the key's user first. It is found
/// by label, because some vendors make up the name.
func madeOwnerProperty(_ draft: OwnerPropertyDraft, _ session: SubjectSession) async throws -> PropertyDefinition {
    try await session.writing.createOwnerProperty(draft)
    if let visibility = session.writing.fieldVisibility, let user = try await session.reading.identify().user {
        let hidden = try await session.reading.properties(of: draft.object, scope: .all)
        let name = try #require(hidden.first { $0.label == draft.label }).name
        let outcomes = try await visibility.grant(
            [PropertyReference(object: draft.object, name: name)], to: [user])
        #expect(outcomes.allSatisfy { $0.failure == nil })
    }
    let found = try await session.reading.properties(of: draft.object, scope: .live)
    return try #require(found.first { $0.label == draft.label })
}
