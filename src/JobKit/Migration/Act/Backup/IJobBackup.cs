namespace JobKit.Migration;

/// <summary>Writes all jobs to a file, and puts jobs that are gone back.</summary>
/// <remarks>
/// The jobs themselves, as of one moment, one JSON object a line in the order of their ids; not their attempts, the statistics or the audit.
/// A singleton, safe for concurrent use.
/// </remarks>
public interface IJobBackup
{
    /// <summary>Makes a backup; whole once its manifest is there.</summary>
    /// <param name="name">1 to 100 characters of <c>a-z A-Z 0-9 . _ -</c>, beginning with a letter or digit; of no backup before.</param>
    /// <param name="by">Who asks, and why.</param>
    /// <param name="cancellationToken">Stops it; the backup is then unfinished.</param>
    /// <exception cref="JobBackupException">No place for backups is set, the name is taken, or the store cannot be read out.</exception>
    Task<BackupManifest> ExportAsync(string name, OperatorAction by, CancellationToken cancellationToken = default);

    /// <summary>Reads a backup through; what it gives is whole to the byte.</summary>
    /// <exception cref="JobBackupException">It is unfinished or damaged; the message names the file and the place.</exception>
    Task<BackupManifest> VerifyAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Verifies a backup, then puts back the jobs that are not there, as they were; never changes one that is. May be repeated after a kill.</summary>
    /// <remarks>Live jobs run again once they are back, also those that had ended meanwhile and were removed by retention.</remarks>
    /// <exception cref="JobBackupException">It is unfinished or damaged, and nothing was put back; or it is of a later version of JobKit.</exception>
    Task<RestoreReport> RestoreAsync(string name, OperatorAction by, CancellationToken cancellationToken = default);
}
