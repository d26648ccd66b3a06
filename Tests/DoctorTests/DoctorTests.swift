import Testing
import Verification

@Suite("The doctor")
struct DoctorTests {
    @Test("VER-8: a masked value says that it is hidden")
    func masks() {
        #expect(Evidence("written", "secret", isRecordValue: true).masked.value == Evidence.mask)
    }
}
