import ConnectorKit
import Testing

@Suite("ScopeRequirement")
struct ScopeRequirementTests {
    let requirement = ScopeRequirement(allOf: [["read", "write"], ["owners"]])

    @Test("Any one scope of each group suffices")
    func anyOfEach() {
        #expect(requirement.missing(from: ["write", "owners"]) == [])
        #expect(requirement.missing(from: ["read", "owners", "more"]) == [])
    }

    @Test("A group that isn't met is named by its first scope")
    func names() {
        #expect(requirement.missing(from: ["owners"]) == ["read"])
        #expect(requirement.missing(from: []) == ["read", "owners"])
        #expect(requirement.missing(from: ["Write", "owner"]) == ["read", "owners"])
    }

    @Test("A list of scopes needs each; none needs nothing")
    func lists() {
        #expect(ScopeRequirement(["a", "b"]).missing(from: ["a"]) == ["b"])
        #expect(ScopeRequirement.none.missing(from: []) == [])
    }
}
