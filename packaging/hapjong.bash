# bash completion of hapjong: asks the program itself, so that it knows what the program knows.
_hapjong() {
  local program=${COMP_WORDS[0]/#\~/$HOME} current=${COMP_WORDS[COMP_CWORD]} word option='' kept='' help values='' given=0
  local -a at=()
  _hapjong_commands() { sed -n '/^Subcommands:/,/^$/ s/^  \([a-z]\+\) .*/\1/p' <<<"$help"; }
  help=$("$program" --help 2>/dev/null) || return
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word == = ]]; then
      continue
    elif [[ -n $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      grep -qE "^ +(-[a-z],)?(--[a-z-]+,)*${word}(,--[a-z-]+)* [A-Z]|^ +${word},--[a-z-]+ [A-Z]" <<<"$help" && option=$word
    elif _hapjong_commands | grep -qx -- "$word"; then
      at+=("$word")
      help=$("$program" "${at[@]}" --help 2>/dev/null) || return
    else
      given=$((given + 1))
    fi
  done
  [[ $current == = ]] && current=''
  if [[ -n $option ]]; then
    values=$(sed -n "s/^ *\(-[a-z],\)*${option}\(,--[a-z-]*\)* [A-Z]*:{\([^}]*\)}.*/\3/p" <<<"$help" | tr , '\n')
    if [[ $current == *,* ]]; then  # a list with commas
      kept=${current%,*},
      current=${current##*,}
    fi
  elif [[ $current == -* ]]; then
    values=$(grep -oE '^ +(-[a-z],)?--[a-z-]+(,--[a-z-]+)*' <<<"$help" | grep -oE -- '--[a-z-]+')
  else
    values=$(_hapjong_commands)
    [[ -n $values || $given -gt 0 ]] || values=$(sed -n '/^Positionals:/,/^$/ s/^  [a-z]\+ [A-Z]*:{\([^}]*\)}.*/\1/p' <<<"$help" | head -n 1 | tr , '\n')
  fi
  unset -f _hapjong_commands
  if [[ -n $values ]]; then
    mapfile -t COMPREPLY < <(compgen -P "$kept" -W "$values" -- "$current")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$kept$current")
  fi
}
complete -F _hapjong hapjong
