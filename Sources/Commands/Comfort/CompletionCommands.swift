internal import ArgumentParser
internal import Editorial

struct CompletionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print the completions of a shell.",
        discussion: """
            They complete commands, options, people, and ids with the titles of their entries.

            Examples:
              lb completions bash > ~/.local/share/bash-completion/completions/lb
              lb completions zsh > ~/.zfunc/_lb      (a folder of $fpath)
              lb completions fish > ~/.config/fish/completions/lb.fish
            """)

    @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
    var shell: String

    func run() async throws {
        let console = Console()
        guard let script = Self.scripts[shell] else {
            Failure(
                .usage, "there are no completions for '\(SafeText.line(shell))'",
                remedy: "Shells are bash, zsh and fish."
            ).report(json: false, console: console)
            throw ExitCode(Exit.usage.rawValue)
        }
        try console.print(script)
    }

    /// Each hands the words to `lb complete` and shows what that answers.
    private static let scripts = [
        "bash": #"""
        # Completions of lb for bash.
        _lb() {
            local word about line
            local -a found=() told=()
            COMPREPLY=()
            while IFS=$'\t' read -r word about; do
                if [[ $word == :files ]]; then
                    compopt -o filenames 2>/dev/null
                    mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
                    return
                fi
                found+=("$word")
                told+=("$word${about:+  ($about)}")
            done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
            # With several, each is shown with what it is; the one that is left stands alone.
            if ((${#found[@]} > 1)) && [[ ${COMP_TYPE:-9} != 37 ]]; then
                COMPREPLY=("${told[@]}")
            else
                COMPREPLY=("${found[@]}")
            fi
        }
        complete -o nosort -F _lb lb
        """#,
        "zsh": #"""
        #compdef lb
        # Completions of lb for zsh.
        _lb() {
            local word about
            local -a items
            while IFS=$'\t' read -r word about; do
                if [[ $word == :files ]]; then
                    _files
                    return
                fi
                items+=("${word//:/\\:}:${about}")
            done < <(${words[1]} complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
            _describe -V lb items
        }
        if [[ ${funcstack[1]-} == _lb ]]; then
            _lb "$@"
        else
            compdef _lb lb
        fi
        """#,
        "fish": #"""
        # Completions of lb for fish.
        function __lb_complete
            set -l words (commandline -opc)
            set -l current (commandline -ct)
            set -l answer (command lb complete -- $words[2..-1] "$current" 2>/dev/null)
            if test "$answer[1]" = :files
                __fish_complete_path "$current"
            else
                printf '%s\n' $answer
            end
        end
        complete -c lb -f -k -a '(__lb_complete)'
        """#,
    ]
}

/// What the scripts of `lb completions` ask.
struct CompleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete", abstract: "Answer a shell that completes a line.",
        shouldDisplay: false)

    @Argument(parsing: .captureForPassthrough)
    var words: [String] = []

    func run() async throws {
        let words = (words.first == "--" ? Array(words.dropFirst()) : words)
            .map(TypedArgument.asTyped)
        let lines: [String]
        switch Candidates(words: words).answer() {
        case .files: lines = [":files"]
        case .these(let candidates):
            lines = candidates.map { candidate in
                // A tab separates the two, so neither may have one.
                let about = SafeText.line(candidate.about)
                return SafeText.forTerminal(SafeText.line(candidate.text))
                    + (about.isEmpty ? "" : "\t" + SafeText.forTerminal(about))
            }
        }
        guard !lines.isEmpty else { return }
        try Console().print(lines.joined(separator: "\n"))
    }
}
