import MockKit

/// Members, objects and lists: read only.
extension AttioAccount {
    var listMembers: MockResponse { Self.success(.array(members.all.map { $0.json(workspace: workspace.id) })) }

    func getMember(_ call: MockCall) throws -> MockResponse {
        guard let member = members.member(id: call["id"]) else {
            throw AttioFailure.notFound("Workspace member with ID \"\(call["id"])\" not found.")
        }
        return Self.success(member.json(workspace: workspace.id))
    }

    /// Those that the workspace has enabled.
    var listObjects: MockResponse { Self.success(.array(objects.filter(\.isEnabled).map(json))) }

    func getObject(_ call: MockCall) throws -> MockResponse { Self.success(json(try object(call["object"]))) }

    var listLists: MockResponse { Self.success(.array(lists.map(listJSON))) }

    func getList(_ call: MockCall) throws -> MockResponse { Self.success(listJSON(try list(call["list"]))) }

    func list(_ word: String) throws -> Definition {
        guard let found = lists.first(where: { $0.slug == word || $0.id == word.lowercased() }) else {
            throw AttioFailure.notFound("List with slug/ID \"\(word)\" not found.")
        }
        return found
    }

    private func json(_ object: Definition) -> JSON {
        [
            "id": ["workspace_id": .string(workspace.id), "object_id": .string(object.id)],
            "api_slug": .string(object.slug), "singular_noun": .string(object.singularNoun),
            "plural_noun": .string(object.pluralNoun), "created_at": .string(object.createdAt),
        ]
    }

    private func listJSON(_ list: Definition) -> JSON {
        [
            "id": ["workspace_id": .string(workspace.id), "list_id": .string(list.id)],
            "api_slug": .string(list.slug), "name": .string(list.pluralNoun),
            "parent_object": .strings([list.parentObject].compactMap { $0 }), "workspace_access": "full-access",
            "workspace_member_access": [],
            "created_by_actor": ["type": "workspace-member", "id": .string(installerID)],
            "created_at": .string(list.createdAt),
        ]
    }
}
