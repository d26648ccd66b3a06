import ConnectorKit
import Testing

@testable import CRMGateway

@Suite("Record types as they are kept")
struct RecordTypeDocumentTests {
    private func type(
        _ id: String, of object: CRMObject = .deal, values: [PropertyName: [PropertyOption]] = [:]
    ) -> RecordType {
        RecordType(
            object: object, id: id, developerName: "Name_\(id)", label: "Label \(id)", isActive: true,
            isAvailable: true, isDefault: false, isMaster: false, allowedValues: values)
    }

    private func failure(_ types: [RecordType], of objects: [CRMObject] = [.deal]) -> ConnectorErrorKind? {
        do {
            _ = try RecordTypeDocument(types, of: objects)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("SYNC-10: one content has one text and one digest, in whatever order record types and picklists come")
    func canonical() throws {
        let values: [PropertyName: [PropertyOption]] = [
            "stage": [PropertyOption(value: "b", label: "B"), PropertyOption(value: "a", label: "A", isActive: false)],
            "source": [], "kind": [PropertyOption(value: "x", label: "X")],
        ]
        let types = [type("2", values: values), type("1", values: values), type("9", of: .company)]
        let one = try RecordTypeDocument(types, of: [.deal, .company])
        let other = try RecordTypeDocument(types.reversed(), of: [.company, .deal])
        #expect(one.content == other.content && one.hash == other.hash && one.hash.count == 64)
        #expect(one.counts == [.deal: 2, .company: 1])
        let read = try RecordTypeDocument.types(in: one.content)
        #expect(Set(read) == Set(types) && read.map(\.id) == ["1", "2", "9"])
    }

    @Test("SYNC-7: the order of a picklist's values is content: people see it")
    func orderOfValues() throws {
        let options = [PropertyOption(value: "a", label: "A"), PropertyOption(value: "b", label: "B")]
        let one = try RecordTypeDocument([type("1", values: ["stage": options])], of: [.deal])
        let other = try RecordTypeDocument([type("1", values: ["stage": options.reversed()])], of: [.deal])
        #expect(one.hash != other.hash)
    }

    @Test("SEC-7: more than the named maximums is too large, as a whole; at them it is taken")
    func bounds() {
        let types = (0...RecordTypeLimits.perObjectMax).map { type(String($0)) }
        #expect(failure(types) == .tooLarge && failure(types.dropLast()) == nil)
        let options = (0...RecordTypeLimits.optionsPerPicklistMax).map { PropertyOption(value: "\($0)", label: "") }
        #expect(failure([type("1", values: ["stage": options])]) == .tooLarge)
        #expect(failure([type("1", values: ["stage": options.dropLast()])]) == nil)
        let picklists = (0...RecordTypeLimits.picklistsMax).map {
            (PropertyName(rawValue: "p\($0)"), [PropertyOption]())
        }
        #expect(failure([type("1", values: Dictionary(uniqueKeysWithValues: picklists))]) == .tooLarge)
        let text = String(repeating: "x", count: RecordTypeLimits.documentBytesMax)
        #expect(failure([type("1", values: ["stage": [PropertyOption(value: text, label: "")]])]) == .tooLarge)
    }

    @Test("SEC-7: ids that are empty or repeated, and objects that nobody asked for, are malformed")
    func malformed() {
        #expect(failure([type("")]) == .malformed)
        #expect(failure([type("1"), type("1")]) == .malformed)
        #expect(failure([type("1"), type("1", of: .contact)], of: [.deal, .contact]) == nil)
        #expect(failure([type("1", of: .contact)]) == .malformed)
    }
}
