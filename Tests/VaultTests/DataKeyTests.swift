import OpenSSLCrypto
import Synchronization
import Testing

@testable import Vault

@Suite("Data keys")
struct DataKeyTests {
    let secret = Array("secret".utf8)

    @Test("SEC-1: a data key is wrapped under the newest root key, and its id and key are random")
    func making() throws {
        let vault = try Vault.sample(2, 1)
        let wraps = try (0..<20).map { _ in try vault.makeDataKey(organization: "org-1") }
        #expect(wraps.allSatisfy { $0.rootKeyID == vault.rootKeyIDs[0] && $0.organization == "org-1" })
        #expect(Set(wraps.map(\.id)).count == 20 && Set(wraps.map(\.checkValue)).count == 20)
        #expect(wraps.allSatisfy { $0.id.utf8.count == 32 && $0.wrapped.count == 60 && $0.checkValue.count == 16 })
        #expect(failure { try vault.makeDataKey(organization: "") }?.kind == .invalid)
    }

    @Test("T-02: a wrap moved to another organization, id or root key, or changed, is a seal mismatch")
    func movedWraps() throws {
        let vault = try Vault.sample(2, 1)
        let wrap = try vault.makeDataKey(organization: "org-1")
        let changed = wrap.wrapped.map { $0 ^ 1 }
        let moved = [
            DataKeyWrap(
                organization: "org-2", id: wrap.id, rootKeyID: wrap.rootKeyID, wrapped: wrap.wrapped,
                checkValue: wrap.checkValue),
            DataKeyWrap(
                organization: "org-1", id: "other", rootKeyID: wrap.rootKeyID, wrapped: wrap.wrapped,
                checkValue: wrap.checkValue),
            DataKeyWrap(
                organization: "org-1", id: wrap.id, rootKeyID: vault.rootKeyIDs[1], wrapped: wrap.wrapped,
                checkValue: wrap.checkValue),
            DataKeyWrap(
                organization: "org-1", id: wrap.id, rootKeyID: wrap.rootKeyID, wrapped: changed,
                checkValue: wrap.checkValue),
            DataKeyWrap(
                organization: "org-1", id: wrap.id, rootKeyID: wrap.rootKeyID, wrapped: [], checkValue: wrap.checkValue),
            DataKeyWrap(
                organization: "org-1", id: wrap.id, rootKeyID: wrap.rootKeyID, wrapped: wrap.wrapped,
                checkValue: wrap.checkValue.reversed()),
        ]
        _ = try vault.open(wrap)
        for row in moved { #expect(failure { try vault.open(row) }?.kind == .sealMismatch) }
        #expect(try vault.open(wrap).id == wrap.id)
    }

    @Test("T-04: an unknown root key is root_key_missing, names the key needed and those loaded, and changes nothing")
    func missingRootKey() throws {
        let right = try Vault.sample(1)
        let wrap = try right.makeDataKey(organization: "org-1")
        let sealed = try right.seal(secret, binding: .sample, under: right.open(wrap))
        let wrong = try Vault.sample(7, 8)
        for error in [failure { try wrong.open(wrap) }, failure { _ = try wrong.rewrap(wrap) }] {
            #expect(error?.kind == .rootKeyMissing && error?.neededKeyID == wrap.rootKeyID)
            #expect(error?.knownKeyIDs == wrong.rootKeyIDs)
            #expect(([wrap.rootKeyID] + wrong.rootKeyIDs).allSatisfy { error?.description.contains($0) == true })
        }
        #expect(failure { try wrong.requireRootKeys([wrap.rootKeyID]) }?.kind == .rootKeyMissing)
        wrong.adopt(try .sample([7, 1]))
        try wrong.requireRootKeys([wrap.rootKeyID])
        #expect(
            try wrong.open(sealed, binding: .sample, under: wrong.open(wrap)).withUnsafeBytes { Array($0) } == secret)
    }

    @Test("T-05: while rows are rewrapped one by one, every row opens at every moment")
    func rewrapping() throws {
        let vault = try Vault.sample(1)
        var rows = try (1...6).map { try vault.makeDataKey(organization: "org-\($0)") }
        let sealed = try rows.map { row in
            try vault.seal(secret, binding: binding(of: row), under: vault.open(row))
        }
        vault.adopt(try .sample([2, 1]))
        for index in rows.indices {
            let old = rows[index]
            let new = try #require(try vault.rewrap(old))
            #expect(new.rootKeyID == vault.rootKeyIDs[0] && new.wrapped != old.wrapped)
            #expect((new.id, new.organization, new.checkValue) == (old.id, old.organization, old.checkValue))
            rows[index] = new
            for (row, bytes) in zip(rows, sealed) {
                #expect(try vault.open(bytes, binding: binding(of: row), under: vault.open(row)).count == secret.count)
            }
        }
        #expect(try rows.allSatisfy { try vault.rewrap($0) == nil })
        vault.adopt(try .sample([2]))
        for (row, bytes) in zip(rows, sealed) {
            #expect(try vault.open(bytes, binding: binding(of: row), under: vault.open(row)).count == secret.count)
        }
    }

    @Test("T-05: a row that was forgotten when its root key retired opens again once the key is back")
    func forgottenRow() throws {
        let vault = try Vault.sample(1)
        let row = try vault.makeDataKey(organization: "org-1")
        vault.adopt(try .sample([2]))
        #expect(failure { try vault.open(row) }?.neededKeyID == row.rootKeyID)
        vault.adopt(try .sample([2, 1]))
        #expect(try vault.open(row).id == row.id)
    }

    @Test("T-05: a rewrap of a changed row is refused rather than carried over")
    func rewrapOfChangedRow() throws {
        let vault = try Vault.sample(1)
        let row = try vault.makeDataKey(organization: "org-1")
        vault.adopt(try .sample([2, 1]))
        let forged = DataKeyWrap(
            organization: "org-2", id: row.id, rootKeyID: row.rootKeyID, wrapped: row.wrapped,
            checkValue: row.checkValue)
        #expect(failure { _ = try vault.rewrap(forged) }?.kind == .sealMismatch)
    }

    @Test("A data key that a row names and its organization lacks is data_key_unknown; another's is not taken")
    func unknownDataKey() throws {
        let vault = try Vault.sample(1)
        let own = try vault.makeDataKey(organization: "org-1")
        let foreign = try vault.makeDataKey(organization: "org-2")
        let wraps = [own, foreign]
        #expect(try vault.open(dataKey: own.id, organization: "org-1", among: wraps).id == own.id)
        let error = failure { try vault.open(dataKey: foreign.id, organization: "org-1", among: wraps) }
        #expect(error?.kind == .dataKeyUnknown && error?.neededKeyID == foreign.id && error?.knownKeyIDs == [own.id])
    }

    @Test("Opened data keys are kept up to the bound, the least recently used goes first")
    func cacheIsBounded() throws {
        let vault = Vault(rootKeys: try .sample([1]), cachedDataKeysMax: 2)
        let rows = try (1...3).map { try vault.makeDataKey(organization: "org-\($0)") }
        let first = try vault.open(rows[0])
        _ = try vault.open(rows[1])
        #expect(try vault.open(rows[0]) === first)
        _ = try vault.open(rows[2])
        #expect(vault.state.withLock { $0.cache.count } == 2)
        #expect(try vault.open(rows[0]) === first)
        vault.adopt(try .sample([1]))
        #expect(vault.state.withLock { $0.cache.count } == 0)
        let none = Vault(rootKeys: try .sample([1]), cachedDataKeysMax: 0)
        #expect(try none.open(rows[0]) !== none.open(rows[0]))
    }

    @Test("An audit key differs per organization and root key, and an older segment's can be had by its key id")
    func auditKeys() throws {
        let vault = try Vault.sample(1)
        let old = try vault.auditKey(organization: "org-1")
        let code = old.code(of: [1, 2, 3])
        #expect(code.count == 32 && old.isValid(code, of: [1, 2, 3]) && !old.isValid(code, of: [1, 2, 4]))
        #expect(try !vault.auditKey(organization: "org-2").isValid(code, of: [1, 2, 3]))
        vault.adopt(try .sample([2, 1]))
        #expect(try !vault.auditKey(organization: "org-1").isValid(code, of: [1, 2, 3]))
        let again = try vault.auditKey(organization: "org-1", rootKeyID: old.rootKeyID)
        #expect(again.isValid(code, of: [1, 2, 3]) && again.organization == "org-1")
        #expect(failure { try vault.auditKey(organization: "org-1", rootKeyID: "gone") }?.kind == .rootKeyMissing)
    }

    @Test("Many tasks open, seal and adopt at once without disturbing one another")
    func concurrentUse() async throws {
        let vault = try Vault.sample(1)
        let rows = try (0..<8).map { try vault.makeDataKey(organization: "org-\($0)") }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask { [secret] in
                    if index % 20 == 0 { vault.adopt(try .sample([UInt8(index + 2), 1])) }
                    let key = try vault.open(rows[index % 8])
                    let place = binding(of: rows[index % 8])
                    let sealed = try vault.seal(secret, binding: place, under: key)
                    return try vault.open(sealed, binding: place, under: key).count == secret.count
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    private func binding(of row: DataKeyWrap) -> SealBinding {
        var binding = SealBinding.sample
        binding.organization = row.organization
        return binding
    }
}
