import Foundation
import Testing

@testable import Vault

/// Each test runs in a process of its own, because the C environment is shared and has no lock.
@Suite("Root keys in the environment")
struct EnvironmentRootKeyProviderTests {
    @Test("T-12: the variable is read once, and gone after")
    func readOnce() async {
        await #expect(processExitsWith: .success) {
            setenv("VAULT_TEST_KEYS", "\(RootKey.base64(2)),\(RootKey.hexadecimal(1))", 1)
            let provider = EnvironmentRootKeyProvider(variable: "VAULT_TEST_KEYS")
            let ids = try provider.rootKeys().ids
            try #require(try ids == RootKeyRing.sample([2, 1]).ids)
            try #require(getenv("VAULT_TEST_KEYS") == nil)
            try #require(try provider.rootKeys().ids == ids)
        }
    }

    @Test("T-12: the value is overwritten where the system shows it, even when it held no key")
    func overwritten() async {
        await #expect(processExitsWith: .success) {
            // PATH stands in for a variable that was there when the process started.
            let value = try #require(ProcessInfo.processInfo.environment["PATH"])
            let shown = { (try? Data(contentsOf: URL(filePath: "/proc/self/environ"))) ?? Data() }
            try #require(shown().range(of: Data("PATH=\(value)".utf8)) != nil)
            let provider = EnvironmentRootKeyProvider(variable: "PATH")
            try #require(failure { try provider.rootKeys() }?.kind == .rootKeyUnreadable)
            try #require(failure { try provider.rootKeys() }?.reason.contains("line 1") == true)
            try #require(shown().range(of: Data("PATH=\(value)".utf8)) == nil)
            try #require(getenv("PATH") == nil)
        }
    }

    @Test("A variable that is not set is named in the error")
    func missing() {
        let error = failure { try EnvironmentRootKeyProvider(variable: "VAULT_TEST_NOT_SET").rootKeys() }
        #expect(error?.kind == .rootKeyUnreadable && error?.description.contains("$VAULT_TEST_NOT_SET") == true)
    }
}
