import ConnectorKit
import Testing

@Suite("Definitions of properties")
struct PropertyDefinitionTests {
    @Test("VER-3: A new record takes what one that is there takes, unless the CRM tells the two apart")
    func writableOnCreate() {
        func definition(_ isWritable: Bool, _ isWritableOnCreate: Bool? = nil) -> PropertyDefinition {
            PropertyDefinition(
                object: .deal, name: "x", label: "X", type: .text, vendorType: "text", isWritable: isWritable,
                isWritableOnCreate: isWritableOnCreate)
        }
        #expect(definition(true).isWritableOnCreate)
        #expect(!definition(false).isWritableOnCreate)
        #expect(!definition(true, false).isWritableOnCreate && definition(true, false).isWritable)
        #expect(definition(false, true).isWritableOnCreate && !definition(false, true).isWritable)
    }
}
