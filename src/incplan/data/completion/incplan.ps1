# Completion of incplan in PowerShell.
Register-ArgumentCompleter -Native -CommandName incplan -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or
            ($_.Extent.EndOffset -eq $cursorPosition -and -not $wordToComplete) } |
        Select-Object -Skip 1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    $last = $wordToComplete.Trim("'", '"')
    $before = [Console]::OutputEncoding
    $encoding = $env:PYTHONIOENCODING
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:PYTHONIOENCODING = 'utf-8'
        $answer = @(& incplan __complete powershell @words "=$last" 2>$null)
    } finally {
        $env:PYTHONIOENCODING = $encoding
        [Console]::OutputEncoding = $before
    }
    if ($answer.Count -lt 2) { return }
    $answer[1..($answer.Count - 1)] | ForEach-Object {
        $value, $said = $_ -split "`t", 2
        if (-not $said) { $said = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $said)
    }
}
