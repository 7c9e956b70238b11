# Completes scripts, options, resources and runs behind ./jbang and jbang, in bash; in zsh after
#   autoload -U +X bashcompinit && bashcompinit
# To use it: source completion.bash

_checkbulk_scripts="apply create deactivate delete enroll export help purge raise reassign report resume retry runs shell standin status
  undo update"

# Options as --help shows them; a test compares.
_checkbulk_options() {
  local pace="--in-flight --rate --share --trust-mount" foreign="--confirm --foreign --place" always="--help --version"
  local run="--again --batch-size --canary --expect --json --last-wins --literal --on-drift --plan --plan-out --rehearse --require-expect --run-dir
    --skip-invalid --stop-after --yes $pace"
  local follow="--batch-size --canary --json --on-drift --plan --run-dir --stop-after --yes $foreign $pace"
  case $1 in
    reassign) echo "$run --add --company --primary --remove --replace" ;;
    enroll) echo "$run" ;;
    raise) echo "$run --company" ;;
    deactivate) echo "$run --company --keep-benefits --keep-deductions --keep-rates" ;;
    create | delete) echo "$run --check --fields" ;;
    update) echo "$run --blank --check --fields" ;;
    export) echo "$pace --active --all-fields --amount-max --amount-min --approved --as-of --category --company
      --completion-date-after --completion-date-before --contractor --contractor-payment --created-after --created-before
      --direction --effective --employee --exemptible --format --id --idempotency-key --implementation-status
      --include-contractor-payments --include-external --include-items --jurisdiction --label-contains --lang --managed
      --method --out --path --pay-schedule --payday-after --payday-before --payroll --payroll-item --period --quarter --raw
      --rehearse --remittable --requirement --sensitive --state --status --status-code --supported --tax --topic --type
      --webhook-config --workplace --year" ;;
    apply) echo "$pace $foreign --again --batch-size --canary --expect --json --max-age --on-drift --plan-out --run-dir --stop-after --yes" ;;
    resume) echo "$pace $foreign --as-planned --batch-size --json --take-over --yes" ;;
    retry | undo) echo "$follow" ;;
    status) echo "--json" ;;
    report) echo "--for --trust-mount" ;;
    purge) echo "--older-than --trust-mount" ;;
    standin) echo "--employee-benefits --faults --in-flight --jitter --latency --limiter --port --rate --rate-limit-headers
      --seed --strict --tail --tail-share" ;;
    shell) echo "--rehearse" ;;
  esac
  echo "$always"
}

# As the README's table has them; a test compares.
_checkbulk_resources() {
  case $1 in
    create) echo "bank_accounts benefits companies company_benefits company_provided_documents company_tax_elections
      contractor_payments contractors earning_codes earning_rates employees external_payrolls net_pay_splits
      pay_schedules payroll_items payrolls post_tax_deductions signatories webhook_configs workplaces" ;;
    update) echo "bank_accounts benefits companies company_benefits company_defined_attributes company_tax_elections
      company_tax_params contractor_payments contractors earning_codes earning_rates employee_tax_elections
      employee_tax_params employees enrollment_profile external_payrolls pay_schedules payroll_items payrolls
      post_tax_deductions reciprocity_elections webhook_configs workplaces" ;;
    delete) echo "bank_accounts benefits company_benefits contractor_payments external_payrolls pay_schedules payroll_items
      payrolls post_tax_deductions webhook_configs" ;;
    export) echo "agencies bank_accounts benefits companies company_authorization_documents company_benefits
      company_provided_documents company_tax_documents company_tax_elections company_tax_params contractor_payments
      contractor_tax_documents contractors earning_codes earning_rates employee_tax_documents employee_tax_elections
      employee_tax_params employees external_payrolls federal_ein_verifications filings forms logs net_pay_splits
      pay_schedules payments payroll_items payrolls post_tax_deductions requirements setup_documents signatories
      taxes webhook_configs webhook_deliveries workplaces" ;;
  esac
}

_checkbulk() {
  local word=${COMP_WORDS[COMP_CWORD]} script=${COMP_WORDS[1]%%@*} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=$_checkbulk_scripts
  else
    case $word in
      -*) words=$(_checkbulk_options "$script") ;;
      *)
        case $script in
          create | update | delete | export) [ "$COMP_CWORD" -ne 2 ] || words=$(_checkbulk_resources "$script") ;;
          resume | retry | undo | status | report | purge) words=$(ls "${CHECKBULK_HOME:-$HOME/.checkbulk}/runs" 2>/dev/null) ;;
        esac
        ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}

complete -o default -F _checkbulk ./jbang jbang
