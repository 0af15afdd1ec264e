using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Migration.Act.Backup;

public sealed class BackupOptionsTests
{
    public static TheoryData<string, Action<BackupOptions>> Wrong => new()
    {
        { "JobKit:Backup:Directory and BackupOptions.Sink are both set.*", it => (it.Directory, it.Sink) = (Path.GetTempPath(), new MemorySink()) },
        { "JobKit:Backup:Directory is \"/not/there\". It must be a directory that exists.*", it => it.Directory = "/not/there" },
        { "BackupOptions.Encrypt and BackupOptions.Decrypt belong together*", it => it.Encrypt = stream => stream },
        { "BackupOptions.Encrypt and BackupOptions.Decrypt belong together*", it => it.Decrypt = stream => stream },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_stops_the_start_with_its_sentence(string message, Action<BackupOptions> wrong)
    {
        using var provider = new ServiceCollection().AddJobMigration(it => it.AddBackup(wrong)).BuildServiceProvider();

        provider.Invoking(it => it.GetRequiredService<IOptions<BackupOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void Without_a_place_there_is_none()
    {
        new BackupOptions().Place.Should().BeNull();
    }
}
