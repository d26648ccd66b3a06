import ConnectorKit
import ConnectorTestKit
import Testing

/// Creates an owner property and gives it back as the key's own user sees it.
///
/// Where properties are hidden until somebody grants sight of them, it is granted to the key's user first. It is found
/// by label, because some vendors make up the name, and looked for once the vendor's visibility bound has passed: among
/// those in use, and, where the vendor may leave it out of use, among all.
func madeOwnerProperty(_ draft: OwnerPropertyDraft, _ session: SubjectSession) async throws -> PropertyDefinition {
    try await session.writing.createOwnerProperty(draft)
    session.clock.advance(by: session.subject.descriptor.writeVisibilityDelayMax)
    if let visibility = session.writing.fieldVisibility, let user = try await session.reading.identify().user {
        let hidden = try await session.reading.properties(of: draft.object, scope: .all)
        let name = try #require(hidden.first { $0.label == draft.label }).name
        let outcomes = try await visibility.grant(
            [PropertyReference(object: draft.object, name: name)], to: [user])
        #expect(outcomes.allSatisfy { $0.failure == nil })
    }
    let scope: PropertyScope = session.subject.has(.createdInUse) ? .live : .all
    let found = try await session.reading.properties(of: draft.object, scope: scope)
    return try #require(found.first { $0.label == draft.label })
}
