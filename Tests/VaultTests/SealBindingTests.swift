import OpenSSLCrypto
import Testing

@testable import Vault

@Suite("Seals are bound to their place")
struct SealBindingTests {
    typealias Field = any WritableKeyPath<SealBinding, String> & Sendable
    static let fields: [Field] = [
        \SealBinding.purpose, \SealBinding.organization, \SealBinding.crm, \SealBinding.crmAccount,
        \SealBinding.grantID,
    ]
    let vault: Vault
    let key: DataKey

    init() throws {
        vault = try Vault.sample(1)
        key = try vault.open(vault.makeDataKey(organization: "org-1"))
    }

    @Test("SEC-1: what is sealed for a place opens there, for any length", arguments: [0, 1, 16, 4_096])
    func roundTrip(_ count: Int) throws {
        let secret = try RandomBytes.make(count: count)
        let sealed = try vault.seal(secret, binding: .sample, under: key)
        #expect(sealed.count == count + Vault.sealOverheadBytes)
        #expect(try vault.open(sealed, binding: .sample, under: key).withUnsafeBytes { Array($0) } == secret)
    }

    @Test("T-02: the values of any two fields swapped is a seal mismatch")
    func swappedPairs() throws {
        let sealed = try vault.seal(Array("secret".utf8), binding: .sample, under: key)
        var pairs = 0
        for (index, one) in Self.fields.enumerated() {
            for other in Self.fields[(index + 1)...] {
                var moved = SealBinding.sample
                (moved[keyPath: one], moved[keyPath: other]) = (moved[keyPath: other], moved[keyPath: one])
                #expect(failure { try vault.open(sealed, binding: moved, under: key) }?.kind == .sealMismatch)
                pairs += 1
            }
        }
        #expect(pairs == 10)
    }

    @Test("T-02: a number that changes places with a text of the same spelling is a seal mismatch", arguments: fields)
    func numberSwapped(_ field: Field) throws {
        var binding = SealBinding.sample
        binding[keyPath: field] = "7"
        let context = binding.context(dataKeyID: key.id)
        binding[keyPath: field] = "3"
        binding.generation = 7
        #expect(binding.context(dataKeyID: key.id) != context)
    }

    @Test("T-02: any one field changed, for every field, is a seal mismatch")
    func changedFields() throws {
        let sealed = try vault.seal(Array("secret".utf8), binding: .sample, under: key)
        var changed: [SealBinding] = Self.fields.map { field in
            var binding = SealBinding.sample
            binding[keyPath: field] += "x"
            return binding
        }
        for generation in [2, 4, 0, UInt64.max] {
            var binding = SealBinding.sample
            binding.generation = generation
            changed.append(binding)
        }
        for binding in changed {
            #expect(failure { try vault.open(sealed, binding: binding, under: key) }?.kind == .sealMismatch)
        }
    }

    @Test("T-02: a boundary shifted between two neighbouring fields is a seal mismatch")
    func shiftedBoundaries() throws {
        for (left, right) in zip(Self.fields, Self.fields.dropFirst()) where left != \SealBinding.organization {
            guard right != \SealBinding.organization else { continue }
            var sealedAt = SealBinding.sample
            (sealedAt[keyPath: left], sealedAt[keyPath: right]) = ("a", "bc")
            let sealed = try vault.seal(Array("secret".utf8), binding: sealedAt, under: key)
            for (first, second) in [("ab", "c"), ("abc", ""), ("", "abc")] {
                var shifted = sealedAt
                (shifted[keyPath: left], shifted[keyPath: right]) = (first, second)
                #expect(failure { try vault.open(sealed, binding: shifted, under: key) }?.kind == .sealMismatch)
            }
        }
    }

    @Test("T-02: the encoding itself keeps every boundary, the organization's too")
    func encodingKeepsBoundaries() {
        #expect(LengthPrefixed(["a", "bc"]).bytes != LengthPrefixed(["ab", "c"]).bytes)
        #expect(LengthPrefixed(["a", "", "b"]).bytes != LengthPrefixed(["a", "b", ""]).bytes)
        #expect(LengthPrefixed(["a"]).bytes != LengthPrefixed(["a", ""]).bytes)
        #expect(LengthPrefixed(["\u{0}\u{0}\u{0}\u{1}a"]).bytes != LengthPrefixed(["", "a"]).bytes)
        #expect(LengthPrefixed(["ab", "c"]).bytes == [0, 0, 0, 2, 97, 98, 0, 0, 0, 1, 99])
    }

    @Test("T-02: another data key is a seal mismatch, of the same organization or of another, under the same id too")
    func otherDataKeys() throws {
        let sealed = try vault.seal(Array("secret".utf8), binding: .sample, under: key)
        let sibling = try vault.open(vault.makeDataKey(organization: "org-1"))
        let foreign = try vault.open(vault.makeDataKey(organization: "org-2"))
        let bytes = SecretBytes(copying: RootKey.sampleBytes(9))
        let one = try DataKey(bytes, organization: "org-1", id: "one")
        let two = try DataKey(bytes, organization: "org-1", id: "two")
        for other in [sibling, foreign, one] {
            #expect(failure { try vault.open(sealed, binding: .sample, under: other) }?.kind == .sealMismatch)
        }
        let underOne = try vault.seal([1], binding: .sample, under: one)
        #expect(failure { try vault.open(underOne, binding: .sample, under: two) }?.kind == .sealMismatch)
    }

    @Test("T-02: sealed bytes changed or cut short anywhere are a seal mismatch")
    func changedBytes() throws {
        let sealed = try vault.seal(Array("secret".utf8), binding: .sample, under: key)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x80
            #expect(failure { try vault.open(changed, binding: .sample, under: key) }?.kind == .sealMismatch)
            let cut = Array(sealed.prefix(index))
            #expect(failure { try vault.open(cut, binding: .sample, under: key) }?.kind == .sealMismatch)
        }
    }

    @Test("SEC-1: an organization cannot seal under another one's data key")
    func foreignOrganization() throws {
        let foreign = try vault.open(vault.makeDataKey(organization: "org-2"))
        let error = failure { try vault.seal([1], binding: .sample, under: foreign) }
        #expect(error?.kind == .invalid && error?.reason.contains("org-2") == true)
    }

    @Test("T-02: a data key stops sealing at its limit, and says what to do")
    func limit() throws {
        let worn = try DataKey(
            SecretBytes(copying: RootKey.sampleBytes(9)), organization: "org-1", id: "worn", seals: DataKey.sealsMax - 1
        )
        let last = try vault.seal([1], binding: .sample, under: worn)
        let error = failure { try vault.seal([1], binding: .sample, under: worn) }
        #expect(error?.kind == .dataKeyExhausted && error?.fix?.contains("new data key") == true)
        #expect(try vault.open(last, binding: .sample, under: worn).count == 1)
        #expect(DataKey.sealsMax == 1 << 32)
    }

    @Test("T-03: a row's tag holds for its own fields, order and boundaries alone")
    func tags() throws {
        let fields = ["key", "org-1", "user-1", "hubspot", "grant-1", "key-1"]
        let tag = vault.tag(of: fields, under: key)
        #expect(tag.count == 32 && vault.isValid(tag, of: fields, under: key))
        for index in fields.indices {
            var forged = fields
            forged[index] += "2"
            #expect(!vault.isValid(tag, of: forged, under: key))
        }
        #expect(!vault.isValid(tag, of: ["keyorg-1"] + fields.dropFirst(2), under: key))
        #expect(!vault.isValid(tag, of: fields.reversed(), under: key))
        #expect(!vault.isValid(Array(tag.dropLast()), of: fields, under: key))
        let sibling = try vault.open(vault.makeDataKey(organization: "org-1"))
        #expect(!vault.isValid(tag, of: fields, under: sibling))
    }
}
