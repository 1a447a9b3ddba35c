import CLibgit2
import Glibc
import Subprocess
import SystemPackage

/// How somebody's git signs commits: with an SSH key (`gpg.format` `ssh`, git 2.34 and later).
package struct CommitSigner: Sendable {
    /// The key file, private or public; a public key itself is kept by an agent.
    private let key: String
    private let isLiteral: Bool
    private let program: String
    private let folder: String

    /// - Parameter folder: where a file may be put for a moment.
    init(key: String, program: String?, folder: String) {
        let literal = key.hasPrefix("key::") ? key.dropFirst(5) : key[...]
        isLiteral = key.hasPrefix("key::") || SSHSignature.isKey(key)
        self.key = isLiteral ? String(literal) : Self.inHome(key)
        self.program = program ?? "ssh-keygen"
        self.folder = folder
    }

    /// The signature of a commit's content, in the armoured form that stands in its `gpgsig` line.
    ///
    /// - Throws: `GitError` when there is no such key, or it cannot be used.
    func signature(of content: [UInt8]) async throws -> String {
        var file = key
        if isLiteral {
            file = "\(folder)/.key.\(DurableFile.token()).tmp"
            try DurableFile.write(Array((key + "\n").utf8), to: file)
        }
        defer { if isLiteral { unsafe unlink(file) } }
        let answer = try await SSHSignature.run(
            program, ["-Y", "sign", "-n", "git", "-f", file] + (isLiteral ? ["-U"] : []), content)
        let signature = String(decoding: answer.output, as: UTF8.self)
        guard answer.status == 0, signature.hasPrefix("-----BEGIN SSH SIGNATURE-----") else {
            let reason =
                String(decoding: answer.errors, as: UTF8.self)
                .split(separator: "\n").first.map(String.init) ?? "no signature came back"
            throw GitError(
                operation: "sign the commit with \(Signature.quoted(key))",
                message: reason + ". Check user.signingkey, or load the key with ssh-add; without "
                    + "commit.gpgsign in the git configuration nothing is signed.")
        }
        return signature
    }

    private static func inHome(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = unsafe getenv("HOME") else { return path }
        return unsafe String(cString: home) + path.dropFirst()
    }
}

/// Signatures by SSH keys, as git makes them (PROTOCOL.sshsig of OpenSSH, namespace `git`).
package enum SSHSignature {
    /// Whether this is the text of a public key: its type, the key in base64, and perhaps a comment.
    package static func isKey(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard words.count >= 2, !text.contains(where: \.isNewline) else { return false }
        return ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"].contains(where: words[0].hasPrefix)
            && words[1].utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || "+/=".utf8.contains($0)
            }
    }

    /// Whether one of these keys made the signature of exactly this content.
    ///
    /// - Parameter folder: where files may be put for a moment.
    /// - Throws: `GitError` when `ssh-keygen` cannot be run, `FileError`.
    package static func isGood(
        _ signature: String, of content: [UInt8], by keys: [String], folder: String
    ) async throws -> Bool {
        let lines = keys.filter(isKey).map { "lb namespaces=\"git\" \($0)\n" }.joined()
        guard !lines.isEmpty else { return false }
        let token = DurableFile.token()
        let (allowed, signed) = ("\(folder)/.keys.\(token).tmp", "\(folder)/.sig.\(token).tmp")
        defer {
            unsafe unlink(allowed)
            unsafe unlink(signed)
        }
        guard CacheFile.write(Array(lines.utf8), to: allowed),
            CacheFile.write(Array(signature.utf8), to: signed)
        else { throw FileError(operation: "write", path: signed, code: EIO) }
        let answer = try await run(
            "ssh-keygen",
            ["-Y", "verify", "-f", allowed, "-I", "lb", "-n", "git", "-s", signed], content)
        return answer.status == 0
    }

    fileprivate static func run(
        _ program: String, _ arguments: [String], _ input: [UInt8]
    ) async throws -> GitAnswer {
        let place: Executable =
            program.contains("/") ? .path(FilePath(program)) : .name(program)
        return try await GitRun(
            program: place, arguments: arguments, operation: "run \(program)",
            environment: .inherit.updating(["LC_ALL": "C"]), input: input
        ).answer()
    }
}

extension Repository {
    /// How the person at this machine signs; nil if their git is not set to, or signs otherwise than with SSH.
    ///
    /// - Throws: `GitError` when git is to sign and no key is named.
    func signer() throws -> CommitSigner? {
        guard try wantsSignatures, try configuration("gpg.format") == "ssh" else { return nil }
        guard let key = try configuration("user.signingkey"), !key.isEmpty else {
            throw GitError(
                operation: "sign the commit",
                message:
                    "git is set to sign, and user.signingkey names no key. Set it to the file of "
                    + "your public SSH key, or set commit.gpgsign to false.")
        }
        return CommitSigner(
            key: key, program: try configuration("gpg.ssh.program"),
            folder: commonDirectory + "/lb")
    }

    /// Whether git is set to sign in a way that is not known here, so that acts stay unsigned.
    package var signsOtherwise: Bool {
        (try? wantsSignatures && configuration("gpg.format") != "ssh") == true
    }

    private var wantsSignatures: Bool {
        get throws {
            let value = try configuration("commit.gpgsign")?.lowercased()
            return ["true", "yes", "on", "1"].contains(value)
        }
    }

    /// The signature of a commit, and the content that it is of; nil for an unsigned commit.
    package func signature(
        of id: ObjectID
    ) throws -> (signature: String, content: [UInt8])? {
        var oid = id.oid
        var signature = unsafe git_buf()
        var content = unsafe git_buf()
        defer {
            unsafe git_buf_dispose(&signature)
            unsafe git_buf_dispose(&content)
        }
        let code = unsafe git_commit_extract_signature(&signature, &content, handle, &oid, nil)
        if code == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check(code, "read the signature of the commit \(id)")
        return unsafe (
            String(cString: signature.ptr),
            [UInt8](UnsafeRawBufferPointer(start: content.ptr, count: content.size))
        )
    }
}
