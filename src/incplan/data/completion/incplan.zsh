#compdef incplan
# Completion of incplan in zsh.
_incplan() {
    local mode line
    local -a answer values shown
    answer=("${(@f)$(incplan __complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    mode=$answer[1]
    shift answer
    for line in $answer; do
        values+=("${line%%$'\t'*}")
        if [[ -n ${line#*$'\t'} ]]; then
            shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
        else
            shown+=("${line%%$'\t'*}")
        fi
    done
    case $mode in
        files) _files ;;
        folders) _files -/ ;;
    esac
    local -a room
    [[ $#values -eq 1 && $values[1] == *= ]] && room=(-S '')
    (( $#values )) && compadd -U "${(@)room}" -l -V incplan -d shown -a values
}
if [[ $funcstack[1] == _incplan ]]; then
    _incplan "$@"
else
    # Without it zsh completes nothing: start files may not have it yet.
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _incplan incplan
fi
