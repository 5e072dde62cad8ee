# Completion of incplan in bash.
_incplan() {
    local line mode
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $mode ]]; then
            mode=$line
        else
            COMPREPLY+=("$line")
        fi
    done < <(incplan __complete bash "$COMP_LINE" "$COMP_POINT" "${COMP_WORDS[COMP_CWORD]}" 2>/dev/null)
    case $mode in
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
    esac
    local tab=$'\t' place
    if [[ ${#COMPREPLY[@]} -eq 1 || $COMP_TYPE -ne 63 ]]; then
        COMPREPLY=("${COMPREPLY[@]%%$tab*}")
        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    else
        for place in "${!COMPREPLY[@]}"; do
            line=${COMPREPLY[place]}
            [[ -n ${line#*$tab} ]] && COMPREPLY[place]="${line%%$tab*}  (${line#*$tab})" \
                || COMPREPLY[place]=${line%%$tab*}
        done
    fi
}
complete -o nosort -F _incplan incplan 2>/dev/null || complete -F _incplan incplan
