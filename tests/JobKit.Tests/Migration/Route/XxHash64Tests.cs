using System.Text;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Route;

public sealed class XxHash64Tests
{
    private const uint Prime32 = 2_654_435_761;
    private const ulong Prime64 = 11_400_714_785_074_694_797;

    [Theory]
    [InlineData("", 0xef46db3751d8e999)]
    [InlineData("a", 0xd24ec4f1a98c6e5b)]
    [InlineData("abc", 0x44bc2cf5ad770999)]
    [InlineData("asdf", 0x415872f599cea71e)]
    [InlineData("Call me Ishmael. Some years ago--never mind how long precisely-", 0x02a2e85470d6fd96)]
    public void Published_texts_have_their_published_hashes(string text, ulong expected)
    {
        XxHash64.Of(Encoding.ASCII.GetBytes(text), 0).Should().Be(expected);
    }

    // The self-test of the reference implementation: short, of one tail of each size, and of several stripes, each also with a seed.
    [Theory]
    [InlineData(0, 0, 0xef46db3751d8e999)]
    [InlineData(0, Prime32, 0xac75fda2929b17ef)]
    [InlineData(1, 0, 0xe934a84adb052768)]
    [InlineData(1, Prime32, 0x5014607643a9b4c3)]
    [InlineData(4, 0, 0x9136a0dca57457ee)]
    [InlineData(14, 0, 0x8282dcc4994e35c8)]
    [InlineData(14, Prime32, 0xc3bd6bf63deb6df0)]
    [InlineData(222, 0, 0xb641ae8cb691c174)]
    [InlineData(222, Prime32, 0x20cb8ab7ae10c14a)]
    public void The_reference_implementation_s_own_vectors_hold(int length, uint seed, ulong expected)
    {
        XxHash64.Of(ReferenceBytes(length), seed).Should().Be(expected);
    }

    private static byte[] ReferenceBytes(int length)
    {
        var bytes = new byte[length];
        ulong state = Prime32;
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(state >> 56);
            state *= Prime64;
        }

        return bytes;
    }
}
