// What is said outside the checkout, in the languages that are not built into the element: fetched by a page that speaks one
// of them. `method`, `link` and `doubt` are texts of the checkout's own (a test holds them together).

import { choose } from './element/language.js';

const TEXTS = {
  // These are built in.
  ja: undefined,
  en: undefined,
  ko: {
    title: '결제',
    method: '결제 수단',
    message: '결제 화면을 표시하지 못했습니다.',
    link: 'KOMOJU 페이지에서 결제',
    missing: '결제 정보를 입력해 주세요.',
    doubt: '결과를 확인하지 못했습니다. 이중 결제를 피하려면 이메일을 확인하거나 판매처에 문의해 주세요.',
  },
  'zh-Hans': {
    title: '付款',
    method: '付款方式',
    message: '无法显示付款页面。',
    link: '前往KOMOJU页面付款',
    missing: '请填写付款信息。',
    doubt: '未能确认结果。为避免重复付款，请查看邮件或联系商家。',
  },
  'zh-Hant': {
    title: '付款',
    method: '付款方式',
    message: '無法顯示付款畫面。',
    link: '前往KOMOJU頁面付款',
    missing: '請填寫付款資料。',
    doubt: '無法確認結果。為避免重複付款，請查看電子郵件或聯絡商家。',
  },
  th: {
    title: 'การชำระเงิน',
    method: 'วิธีชำระเงิน',
    message: 'แสดงหน้าชำระเงินไม่ได้',
    link: 'ชำระเงินที่หน้าเว็บของ KOMOJU',
    missing: 'กรุณากรอกข้อมูลการชำระเงิน',
    doubt: 'ยืนยันผลไม่ได้ เพื่อไม่ให้ชำระซ้ำ กรุณาตรวจสอบอีเมลหรือสอบถามร้านค้า',
  },
  vi: {
    title: 'Thanh toán',
    method: 'Phương thức thanh toán',
    message: 'Không thể hiển thị biểu mẫu thanh toán.',
    link: 'Thanh toán trên trang của KOMOJU',
    missing: 'Vui lòng điền thông tin thanh toán.',
    doubt: 'Không thể xác nhận kết quả. Để tránh thanh toán hai lần, vui lòng kiểm tra email hoặc hỏi cửa hàng.',
  },
  id: {
    title: 'Pembayaran',
    method: 'Metode pembayaran',
    message: 'Formulir pembayaran tidak dapat ditampilkan.',
    link: 'Bayar di halaman KOMOJU',
    missing: 'Harap isi data pembayaran.',
    doubt: 'Hasilnya tidak dapat dipastikan. Agar tidak membayar dua kali, harap periksa email Anda atau hubungi toko.',
  },
  es: {
    title: 'Pago',
    method: 'Método de pago',
    message: 'No se pudo mostrar el formulario de pago.',
    link: 'Pagar en la página de KOMOJU',
    missing: 'Complete los datos de pago.',
    doubt: 'No se pudo confirmar el resultado. Para no pagar dos veces, revise su correo electrónico o consulte a la tienda.',
  },
  'pt-BR': {
    title: 'Pagamento',
    method: 'Forma de pagamento',
    message: 'Não foi possível mostrar o formulário de pagamento.',
    link: 'Pagar na página da KOMOJU',
    missing: 'Preencha os dados de pagamento.',
    doubt: 'Não foi possível confirmar o resultado. Para não pagar duas vezes, verifique seu e-mail ou fale com a loja.',
  },
  fr: {
    title: 'Paiement',
    method: 'Mode de paiement',
    message: 'Le formulaire de paiement n’a pas pu être affiché.',
    link: 'Payer sur la page de KOMOJU',
    missing: 'Veuillez remplir les informations de paiement.',
    doubt: 'Le résultat n’a pas pu être confirmé. Pour éviter de payer deux fois, veuillez consulter vos e-mails ou contacter la boutique.',
  },
  de: {
    title: 'Zahlung',
    method: 'Zahlungsmethode',
    message: 'Das Zahlungsformular konnte nicht angezeigt werden.',
    link: 'Auf der Seite von KOMOJU bezahlen',
    missing: 'Bitte füllen Sie die Zahlungsdaten aus.',
    doubt: 'Das Ergebnis konnte nicht bestätigt werden. Um nicht doppelt zu bezahlen, sehen Sie bitte in Ihren E-Mails nach oder fragen Sie den Shop.',
  },
  it: {
    title: 'Pagamento',
    method: 'Metodo di pagamento',
    message: 'Non è stato possibile mostrare il modulo di pagamento.',
    link: 'Paga sulla pagina di KOMOJU',
    missing: 'Compili i dati di pagamento.',
    doubt: 'Non è stato possibile confermare l’esito. Per non pagare due volte, controlli la posta elettronica o contatti il negozio.',
  },
  ar: {
    title: 'الدفع',
    method: 'طريقة الدفع',
    message: 'تعذّر عرض نموذج الدفع.',
    link: 'الدفع على صفحة \u2066KOMOJU\u2069',
    missing: 'يرجى ملء بيانات الدفع.',
    doubt: 'تعذّر تأكيد النتيجة. لتجنّب الدفع مرتين، يرجى مراجعة بريدك الإلكتروني أو سؤال المتجر.',
  },
};

/**
 * What is said to whoever has these wishes; nothing if that is built in.
 * @param {string} wishes language tags, with commas between them
 */
export default (wishes) => TEXTS[choose(wishes.split(','), TEXTS)];
