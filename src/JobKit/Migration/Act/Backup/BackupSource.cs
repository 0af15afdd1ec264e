using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>The app's store, where it can be backed up.</summary>
internal sealed class BackupSource(IJobStore store)
{
    /// <exception cref="JobBackupException">It cannot.</exception>
    public IJobBackupStore Store => store as IJobBackupStore ?? throw new JobBackupException(
        $"The store {store.GetType().Name} cannot be backed up. Let it implement IJobBackupStore, or back the database up with its own tools.");
}
