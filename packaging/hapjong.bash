# bash completion of hapjong: asks the program itself, so that it knows what the program knows.
_hapjong() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} word help
  local -a path=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] && continue
    "${COMP_WORDS[0]}" "${path[@]}" --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/ s/^  \([a-z]\+\) .*/\1/p' | grep -qx -- "$word" || break
    path+=("$word")
  done
  help=$("${COMP_WORDS[0]}" "${path[@]}" --help 2>/dev/null) || return
  case $before in
    --status | --type | --format | --scope | --log)
      mapfile -t COMPREPLY < <(compgen -W "$(sed -n "s/^  .*${before} [A-Z]*:{\([^}]*\)}.*/\1/p" <<<"$help" | tr , ' ')" -- "$current")
      [ ${#COMPREPLY[@]} -gt 0 ] && return
      ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(grep -oE '^ +(-[a-z],)?--[a-z-]+' <<<"$help" | grep -oE '\-\-[a-z-]+')" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "$(sed -n '/^Subcommands:/,/^$/ s/^  \([a-z]\+\) .*/\1/p' <<<"$help")" -- "$current")
    [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -o filenames -F _hapjong hapjong
