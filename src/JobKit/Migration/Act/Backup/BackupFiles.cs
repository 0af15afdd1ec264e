namespace JobKit.Migration;

/// <summary>The names of a backup's files.</summary>
internal static class BackupFiles
{
    public static string Jobs(string name) => $"{name}/jobs.jsonl";

    public static string Manifest(string name) => $"{name}/manifest.json";

    /// <exception cref="JobBackupException">It is no name, or one that leads elsewhere.</exception>
    public static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NameText.IsName(name, 100) && char.IsAsciiLetterOrDigit(name[0])
            ? name
            : throw new JobBackupException(
                $"The backup's name is \"{NameText.Shown(name)}\". It must be 1 to 100 characters of a-z A-Z 0-9 . _ - and begin with a letter or digit. Give another name.");
    }
}
