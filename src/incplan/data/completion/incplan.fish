# Completion of incplan in fish.
function __incplan_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answer (incplan __complete fish $words[2..-1] 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
    end
    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
end
complete -c incplan -e
complete -c incplan -f -k -a '(__incplan_complete)'
